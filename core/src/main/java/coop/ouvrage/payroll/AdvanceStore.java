package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of advances. */
@Repository
class AdvanceStore {

    private static final String SELECT = """
            select a.*, coalesce((select sum(d.amount_cents) from pay_deduction d where d.source_id = a.id), 0)::bigint as taken_cents
            from wage_advance a\s""";

    private final JdbcClient jdbc;

    AdvanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Advance advance, Instant now) {
        jdbc.sql("""
                insert into wage_advance (id, entity, worker, contract_id, amount_cents, reason, state, asked_on, asked_at)
                values (:id, :entity, :worker, :contract, :amount, :reason, 'ASKED', :on, :now)""")
                .param("id", advance.id())
                .param("entity", advance.entity())
                .param("worker", advance.worker())
                .param("contract", advance.contract())
                .param("amount", advance.amount().cents())
                .param("reason", advance.reason())
                .param("on", advance.askedOn())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Advance> lock(UUID id) {
        return jdbc.sql(SELECT + "where a.id = :id for update of a")
                .param("id", id)
                .query((row, n) -> advance(row))
                .optional();
    }

    /** One request after the other for a contract: what may be asked for depends on what was. */
    List<Advance> lockOfContract(UUID contract) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('payroll.advance'), hashtext(:contract))")
                .param("contract", contract.toString())
                .query((row, n) -> 0)
                .single();
        return jdbc.sql(SELECT + "where a.contract_id = :contract order by a.asked_at")
                .param("contract", contract)
                .query((row, n) -> advance(row))
                .list();
    }

    /** Of a worker, newest first. */
    List<Advance> ofWorker(UUID worker) {
        return jdbc.sql(SELECT + "where a.worker = :worker order by a.asked_at desc, a.id")
                .param("worker", worker)
                .query((row, n) -> advance(row))
                .list();
    }

    /** Those to be decided first, then the latest others. */
    List<Advance> newest(int limit) {
        return jdbc.sql(SELECT + "order by a.state <> 'ASKED', a.asked_at desc, a.id limit :limit")
                .param("limit", limit)
                .query((row, n) -> advance(row))
                .list();
    }

    void decided(UUID id, Advance.State state, UUID by, String decision, @Nullable UUID batch, Instant now) {
        jdbc.sql("""
                update wage_advance set state = :state, decided_at = :now, decided_by = :by, decision = :decision,
                    batch_id = :batch where id = :id and state = 'ASKED'""")
                .param("state", state.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("decision", decision)
                .param("batch", batch, java.sql.Types.OTHER)
                .param("id", id)
                .update();
    }

    /** Nothing is granted while a run is released, and no run is released while something is granted. */
    void granting() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('payroll.advances'))")
                .query((row, n) -> 0)
                .single();
    }

    /** In a batch that nobody has released, of contracts that a run pays; no more of them come before the transaction has ended. */
    List<Advance> grantedOf(PayRunId run) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('payroll.advances'))")
                .query((row, n) -> 0)
                .single();
        return jdbc.sql(SELECT + """
                where a.state = 'GRANTED' and a.contract_id in (select contract_id from payslip where run_id = :run)
                order by a.id""")
                .param("run", run.value())
                .query((row, n) -> advance(row))
                .list();
    }

    /** On some contracts: in a batch that nobody has released. */
    List<Advance> granted(Collection<UUID> contracts) {
        return jdbc.sql(SELECT + "where a.state = 'GRANTED' and a.contract_id = any(:contracts) order by a.id")
                .param("contracts", contracts.toArray(UUID[]::new))
                .query((row, n) -> advance(row))
                .list();
    }

    /** What came back is paid by another batch. */
    void again(Advance advance, UUID by, UUID batch, Instant now) {
        jdbc.sql("""
                update wage_advance set state = 'GRANTED', amount_cents = :amount, decided_at = :now, decided_by = :by,
                    batch_id = :batch, paid_on = null where id = :id and state = 'RETURNED'""")
                .param("amount", advance.amount().cents())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("batch", batch)
                .param("id", advance.id())
                .update();
    }

    void change(UUID id, Advance.State to, @Nullable LocalDate paidOn, Advance.State... from) {
        jdbc.sql("""
                update wage_advance set state = :to, paid_on = cast(:paid as date) where id = :id and state = any(:from)""")
                .param("to", to.name())
                .param("paid", paidOn, java.sql.Types.DATE)
                .param("id", id)
                .param(
                        "from",
                        java.util.Arrays.stream(from).map(Advance.State::name).toArray(String[]::new))
                .update();
    }

    private static Advance advance(ResultSet row) throws SQLException {
        return new Advance(
                row.getObject("id", UUID.class),
                row.getString("entity"),
                row.getObject("worker", UUID.class),
                row.getObject("contract_id", UUID.class),
                Money.ofCents(row.getLong("amount_cents")),
                row.getString("reason"),
                Advance.State.valueOf(row.getString("state")),
                row.getObject("asked_on", LocalDate.class),
                row.getString("decision"),
                row.getObject("batch_id", UUID.class),
                row.getObject("paid_on", LocalDate.class),
                Money.ofCents(row.getLong("taken_cents")));
    }
}
