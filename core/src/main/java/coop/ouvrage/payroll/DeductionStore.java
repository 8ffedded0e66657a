package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of what is taken off net wages, and what is left to take. */
@Repository
class DeductionStore {

    private final JdbcClient jdbc;

    DeductionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Paid before and not taken off yet.
     *
     * @param contract whose wage was paid in advance; null for a difference
     */
    record Open(
            String entity,
            UUID worker,
            Deduction.Kind kind,
            UUID source,
            @Nullable UUID contract,
            Money amount) {}

    /** What is open of some workers, the oldest first. */
    List<Open> open(Collection<UUID> workers) {
        return jdbc.sql("""
                select o.* from (
                    select a.entity, a.worker, 'ADVANCE' as kind, a.id as source, a.contract_id as contract, a.asked_at as since,
                        a.amount_cents - coalesce((select sum(d.amount_cents) from pay_deduction d where d.source_id = a.id), 0) as cents
                    from wage_advance a where a.worker = any(:workers) and a.state in ('SENT', 'PAID')
                    union all
                    select p.entity, p.worker, 'DIFFERENCE', p.id, null, g.agreed_at,
                        -p.net_cents - coalesce((select sum(d.amount_cents) from pay_deduction d where d.source_id = p.id), 0)
                    from pay_difference g join payslip p on p.id = g.payslip_id where p.worker = any(:workers)
                ) o where o.cents > 0 order by o.since, o.source""")
                .param("workers", workers.toArray(UUID[]::new))
                .query((row, n) -> new Open(
                        row.getString("entity"),
                        row.getObject("worker", UUID.class),
                        Deduction.Kind.valueOf(row.getString("kind")),
                        row.getObject("source", UUID.class),
                        row.getObject("contract", UUID.class),
                        Money.ofCents(row.getLong("cents"))))
                .list();
    }

    void insert(List<Deduction> deductions) {
        if (deductions.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into pay_deduction (payslip_id, kind, source_id, entity, worker, amount_cents, month_net_cents, seizable_cents)
                select p.id, d.kind, d.source, p.entity, p.worker, d.amount, d.net, d.seizable
                from unnest(:payslips, :kinds, :sources, :amounts, :nets, :seizables) as d (payslip, kind, source, amount, net, seizable)
                join payslip p on p.id = d.payslip""")
                .param(
                        "payslips",
                        column(deductions, UUID[]::new, one -> one.payslip().value()))
                .param(
                        "kinds",
                        column(deductions, String[]::new, one -> one.kind().name()))
                .param("sources", column(deductions, UUID[]::new, Deduction::source))
                .param(
                        "amounts",
                        column(deductions, Long[]::new, one -> one.amount().cents()))
                .param("nets", column(deductions, Long[]::new, one -> cents(one.monthNet())))
                .param("seizables", column(deductions, Long[]::new, one -> cents(one.seizable())))
                .update();
    }

    private static <T> T[] column(
            List<Deduction> deductions, IntFunction<T[]> array, Function<Deduction, @Nullable T> value) {
        return deductions.stream().map(value).toArray(array);
    }

    private static @Nullable Long cents(@Nullable Money amount) {
        return amount == null ? null : amount.cents();
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long cents = row.getLong(column);
        return row.wasNull() ? null : Money.ofCents(cents);
    }

    /** By payslip; one without deductions is left out. */
    Map<UUID, List<Deduction>> of(Collection<UUID> payslips) {
        return jdbc
                .sql("select * from pay_deduction where payslip_id = any(:payslips) order by kind desc, source_id")
                .param("payslips", payslips.toArray(UUID[]::new))
                .query((row, n) -> new Deduction(
                        new PayslipId(row.getObject("payslip_id", UUID.class)),
                        Deduction.Kind.valueOf(row.getString("kind")),
                        row.getObject("source_id", UUID.class),
                        Money.ofCents(row.getLong("amount_cents")),
                        money(row, "month_net_cents"),
                        money(row, "seizable_cents")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(deduction -> deduction.payslip().value()));
    }

    /** What was taken off wages, prepared ones included, for one source. */
    Money taken(UUID source) {
        return Money.ofCents(
                jdbc.sql("select coalesce(sum(amount_cents), 0)::bigint from pay_deduction where source_id = :source")
                        .param("source", source)
                        .query(Long.class)
                        .single());
    }
}
