package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of what notifications told of. */
@Repository
class NoticeStore {

    private final JdbcClient jdbc;
    private final BankAccounts accounts;

    NoticeStore(JdbcClient jdbc, BankAccounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** Keeps these; the identifiers of those that no earlier file had told of. */
    Set<UUID> insert(List<Notice> all) {
        return new HashSet<>(jdbc.sql("""
                insert into bank_notice (id, file_id, position, iban, booked_on, amount_cents, bank_reference, parts, entry_key)
                select * from unnest(:ids::uuid[], :files::uuid[], :positions::int[], :ibans::text[], :days::date[], :cents::bigint[],
                    :references::text[], :parts::int[], :keys::text[])
                on conflict (iban, entry_key) do nothing returning id""")
                .param("ids", all.stream().map(Notice::id).toArray(UUID[]::new))
                .param("files", all.stream().map(Notice::file).toArray(UUID[]::new))
                .param("positions", all.stream().map(Notice::position).toArray(Integer[]::new))
                .param("ibans", texts(all, notice -> notice.account().iban().value()))
                .param("days", texts(all, notice -> notice.bookedOn().toString()))
                .param(
                        "cents",
                        all.stream().map(notice -> notice.amount().cents()).toArray(Long[]::new))
                .param("references", texts(all, Notice::bankReference))
                .param("parts", all.stream().map(Notice::parts).toArray(Integer[]::new))
                .param("keys", texts(all, Notice::key))
                .query(UUID.class)
                .list());
    }

    private static String[] texts(List<Notice> all, Function<Notice, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    /** Those of an account whose movement no statement has brought. */
    List<Notice> waiting(BankAccount account) {
        return jdbc.sql("select * from bank_notice where movement_key is null and iban = :iban order by booked_on, id")
                .param("iban", account.iban().value())
                .query((row, n) -> notice(row))
                .list();
    }

    /** Those of all accounts whose movement no statement has brought, the oldest first. */
    List<Notice> waiting(int most) {
        return jdbc.sql("select * from bank_notice where movement_key is null order by booked_on, id limit :most")
                .param("most", most)
                .query((row, n) -> notice(row))
                .list();
    }

    /** @param movements by the identifier of its notice, the key of each movement that has come */
    void arrived(Map<UUID, String> movements) {
        jdbc.sql("""
                update bank_notice n set movement_key = m.key from unnest(:ids::uuid[], :keys::text[]) as m (id, key)
                where n.id = m.id""")
                .param("ids", movements.keySet().toArray(UUID[]::new))
                .param("keys", movements.values().toArray(String[]::new))
                .update();
    }

    private Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                row.getObject("file_id", UUID.class),
                row.getInt("position"),
                accounts.find(row.getString("iban")).orElseThrow(),
                row.getObject("booked_on", LocalDate.class),
                Money.ofCents(row.getLong("amount_cents")),
                row.getString("bank_reference"),
                row.getInt("parts"),
                row.getString("entry_key"));
    }
}
