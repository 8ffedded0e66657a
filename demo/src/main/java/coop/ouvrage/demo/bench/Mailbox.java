package coop.ouvrage.demo.bench;

import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outgoing messages as whoever gets them reads them. Reads the outbox itself: a demo has no other mail server. */
public final class Mailbox {

    private final JdbcClient jdbc;
    private final String address;

    /** @param address at which the demo serves now: its year may have been lived at another one */
    public Mailbox(JdbcClient jdbc, String address) {
        this.jdbc = jdbc;
        this.address = address;
    }

    /** @param to part of an address; empty for everybody's */
    List<Bench.Mail> latest(String to, int count) {
        WriteBehind.writeAll();
        return jdbc.sql("""
                        select queued_at, address, subject, body, link, code from outgoing_message
                        where position(lower(:to) in lower(address)) > 0 or :to = ''
                        order by id desc limit :count""")
                .param("to", to.strip())
                .param("count", count)
                .query(this::mail)
                .list();
    }

    /** The one-time code of the latest mail to an address. */
    public Optional<String> code(String address) {
        WriteBehind.writeAll();
        return jdbc.sql("""
                        select code from outgoing_message where address = :address and code is not null
                        order by queued_at desc, id desc limit 1""").param("address", address).query(String.class).optional();
    }

    /** The link of the latest mail to an address that has one. */
    public Optional<String> link(String to) {
        WriteBehind.writeAll();
        return jdbc.sql("""
                        select link from outgoing_message where address = :to and link is not null
                        order by queued_at desc, id desc limit 1""").param("to", to).query(String.class).optional().map(this::here);
    }

    /** The one-time codes of the latest mails to these addresses. */
    public Map<String, String> codes(Collection<String> addresses) {
        return latest("code", addresses);
    }

    /** The links of the latest mails to these addresses that have one. */
    public Map<String, String> links(Collection<String> addresses) {
        Map<String, String> links = latest("link", addresses);
        links.replaceAll((to, link) -> here(link));
        return links;
    }

    private Map<String, String> latest(String column, Collection<String> addresses) {
        WriteBehind.writeAll();
        Map<String, String> found = new HashMap<>();
        jdbc.sql("""
                select a.address, m.%1$s from unnest(:addresses::text[]) as a (address)
                cross join lateral (select %1$s from outgoing_message o where o.address = a.address and %1$s is not null
                    order by queued_at desc, id desc limit 1) m""".formatted(column))
                .param("addresses", addresses.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString(1), row.getString(2));
                });
        return found;
    }

    private String here(String link) {
        return address + link.replaceFirst("^https?://[^/]+", "");
    }

    private Bench.Mail mail(ResultSet row, int n) throws SQLException {
        String link = row.getString("link");
        return new Bench.Mail(
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                row.getString("address"),
                row.getString("subject"),
                row.getString("body"),
                link == null ? null : here(link),
                row.getString("code"));
    }
}
