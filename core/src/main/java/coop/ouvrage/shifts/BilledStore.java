package coop.ouvrage.shifts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which contracts of shifts stand on which invoice. Written in sets; only minutes change, by corrections. */
@Repository
class BilledStore {

    private final JdbcClient jdbc;

    BilledStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Shifts of an agreement from a day on whose contracts stand on no invoice, by person and start. */
    List<ShiftRow> unbilled(UUID agreement, LocalDate from) {
        return jdbc.sql("""
                select r.*, r.refusals::text as told from shift_row r
                where r.agreement_id = :agreement and r.contract_id is not null and r.day >= :from
                    and not exists (select from shift_billed b where b.contract_id = r.contract_id)
                order by r.courier, r.day, r.start_time, r.nr""")
                .param("agreement", agreement)
                .param("from", from)
                .query(ShiftStore::row)
                .list();
    }

    /** Corrections that no document bears yet. */
    List<Billed> changed(UUID agreement) {
        return list("agreement_id = :value and change_minutes <> 0 order by courier, week, contract_id", agreement);
    }

    List<Billed> onInvoice(UUID invoice) {
        return list("invoice_id = :value order by line_no, contract_id", invoice);
    }

    /** The latest first. */
    List<Billed> ofContract(UUID contract) {
        return list("contract_id = :value order by invoice_id desc for update", contract);
    }

    private List<Billed> list(String where, UUID value) {
        return jdbc.sql("select * from shift_billed where " + where)
                .param("value", value)
                .query((row, n) -> billed(row))
                .list();
    }

    private static Billed billed(ResultSet row) throws SQLException {
        return new Billed(
                ShiftRows.id(row, "contract_id"),
                ShiftRows.id(row, "invoice_id"),
                row.getInt("line_no"),
                row.getString("courier"),
                row.getObject("week", LocalDate.class),
                row.getInt("minutes"),
                row.getInt("change_minutes"));
    }

    void insert(UUID agreement, List<Billed> billed) {
        jdbc.sql("""
                insert into shift_billed (contract_id, invoice_id, line_no, agreement_id, courier, week, minutes)
                select b.contract, b.invoice, b.line, :agreement, b.courier, b.week::date, b.minutes
                from unnest(:contracts, :invoices, :lines, :couriers, :weeks, :minutes)
                    as b (contract, invoice, line, courier, week, minutes)""")
                .param("agreement", agreement)
                .param("contracts", column(billed, UUID[]::new, Billed::contract))
                .param("invoices", column(billed, UUID[]::new, Billed::invoice))
                .param("lines", column(billed, Integer[]::new, Billed::line))
                .param("couriers", column(billed, String[]::new, Billed::courier))
                .param("weeks", column(billed, String[]::new, one -> one.week().toString()))
                .param("minutes", column(billed, Integer[]::new, Billed::minutes))
                .update();
    }

    private static <T> T[] column(List<Billed> billed, IntFunction<T[]> array, Function<Billed, T> value) {
        return billed.stream().map(value).toArray(array);
    }

    /** Notes by how much the work of a contract differs from what its invoice bears. */
    void change(Billed billed, int minutes) {
        jdbc.sql(
                        "update shift_billed set change_minutes = :minutes where contract_id = :contract and invoice_id = :invoice")
                .param("minutes", minutes)
                .param("contract", billed.contract())
                .param("invoice", billed.invoice())
                .update();
    }

    /** A credit note took what is less. */
    void givenBack(UUID invoice) {
        jdbc.sql("""
                update shift_billed set minutes = minutes + change_minutes, change_minutes = 0
                where invoice_id = :invoice and change_minutes < 0""").param("invoice", invoice).update();
    }

    /** What is more went onto another invoice. */
    void carriedOn(UUID agreement) {
        jdbc.sql("update shift_billed set change_minutes = 0 where agreement_id = :agreement and change_minutes > 0")
                .param("agreement", agreement)
                .update();
    }

    /** What was invoiced, the latest week first. */
    List<BilledWeek> weeks(UUID agreement, int most) {
        return jdbc.sql("""
                select week, invoice_id, count(distinct contract_id) as contracts, sum(minutes) as minutes,
                    sum(change_minutes) as change
                from shift_billed where agreement_id = :agreement group by week, invoice_id
                order by week desc, invoice_id limit :most""")
                .param("agreement", agreement)
                .param("most", most)
                .query((row, n) -> new BilledWeek(
                        row.getObject("week", LocalDate.class),
                        ShiftRows.id(row, "invoice_id"),
                        row.getInt("contracts"),
                        row.getInt("minutes"),
                        row.getInt("change")))
                .list();
    }
}
