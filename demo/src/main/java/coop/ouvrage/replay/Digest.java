package coop.ouvrage.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The end result of a year in 32 bytes: accounts, units, business dates, document numbers and amounts in canonical order. Identifiers and
 * recorded times are left out, so that the same seed gives the same digest whatever was cut off in between.
 */
@ReplayOnly
@Component
class Digest {

    private static final List<String> PARTS = List.of("""
            select concat_ws('|', l.entity, e.journal, e.source_type, l.date, l.account, coalesce(k.number::text, u.kind, '-'),
                coalesce(c.kind || c.number, '-'), l.amount_cents) as written
            from journal_line l
            join journal_entry e on e.id = l.entry_id
            left join replay.known k on k.kind = 'unit' and k.id = l.unit
            left join production_unit u on u.id = l.unit
            left join replay.known c on c.kind in ('person', 'client') and c.id = l.party
            """, """
            select concat_ws('|', i.entity, i.number, i.issued_on, i.due_on, c.number, i.excl_vat_cents, i.vat_cents) as written
            from invoice i left join replay.known c on c.kind = 'client' and c.id = i.client_id
            """, """
            select concat_ws('|', j.number, w.state, w.first_day, w.last_day, w.gross_cents, w.charge_cents) as written
            from work_contract w left join replay.known j on j.kind = 'job' and j.id = w.job_id
            """);

    private final JdbcClient jdbc;

    Digest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String hex() {
        MessageDigest digest = sha256();
        for (String part : PARTS) {
            jdbc
                    .sql("select written collate \"C\" from (" + part + ") one order by 1")
                    .query((row, n) -> row.getString(1))
                    .stream()
                    .forEach(row -> {
                        digest.update(row.getBytes(StandardCharsets.UTF_8));
                        digest.update((byte) '\n');
                    });
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
