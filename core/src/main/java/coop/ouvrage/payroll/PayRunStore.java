package coop.ouvrage.payroll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of pay runs. */
@Repository
class PayRunStore {

    private final JdbcClient jdbc;

    PayRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The open run of an entity for a day of execution, made if there is none. Nobody checks or releases it before this transaction
     * ends; others may add to it at the same time.
     */
    PayRunId open(String entity, PayDay payDay, boolean late, LocalDate today, Instant now, @Nullable UUID by) {
        return known(entity, payDay, late, by).orElseGet(() -> make(entity, payDay, late, today, now, by));
    }

    /** A run that is as it has to be; whoever prepared it last prepares it now. */
    private Optional<PayRunId> known(String entity, PayDay payDay, boolean late, @Nullable UUID by) {
        return jdbc.sql("""
                select id from pay_run where entity = :entity and executed_on = :executed and state = 'PREPARED'
                    and (late or not :late) and prepared_by is not distinct from cast(:by as uuid)
                for key share""")
                .param("entity", entity)
                .param("executed", payDay.executedOn())
                .param("late", late)
                .param("by", by, java.sql.Types.OTHER)
                .query(UUID.class)
                .optional()
                .map(PayRunId::new);
    }

    private PayRunId make(String entity, PayDay payDay, boolean late, LocalDate today, Instant now, @Nullable UUID by) {
        oneAfterTheOther();
        Optional<PayRunId> meanwhile = known(entity, payDay, late, by);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        jdbc.sql("""
                insert into pay_run (id, entity, credited_on, executed_on, release_before, late, state, prepared_on, prepared_at,
                    prepared_by)
                values (:id, :entity, :credited, :executed, :release, :late, 'PREPARED', :today, :now, :by)
                on conflict (entity, executed_on) where state = 'PREPARED'
                do update set late = pay_run.late or excluded.late, prepared_by = excluded.prepared_by""")
                .param("id", PayRunId.next().value())
                .param("entity", entity)
                .param("credited", payDay.creditedOn())
                .param("executed", payDay.executedOn())
                .param("release", payDay.releaseBefore())
                .param("late", late)
                .param("today", today)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        return new PayRunId(jdbc.sql(
                        "select id from pay_run where entity = :entity and executed_on = :executed and state = 'PREPARED'")
                .param("entity", entity)
                .param("executed", payDay.executedOn())
                .query(UUID.class)
                .single());
    }

    /** Who makes or changes several runs never waits in a circle with others who do. */
    private void oneAfterTheOther() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('payroll.run'))")
                .query((row, n) -> 0)
                .single();
    }

    Optional<PayRun> find(PayRunId id) {
        return jdbc.sql("select * from pay_run where id = :id")
                .param("id", id.value())
                .query((row, n) -> run(row))
                .optional();
    }

    Optional<PayRun> lock(PayRunId id) {
        return jdbc.sql("select * from pay_run where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> run(row))
                .optional();
    }

    List<PayRun> prepared() {
        return jdbc.sql("select * from pay_run where state = 'PREPARED' order by executed_on, entity")
                .query((row, n) -> run(row))
                .list();
    }

    List<PayRun> newest(int offset, int limit) {
        return jdbc.sql("select * from pay_run order by executed_on desc, id desc offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> run(row))
                .list();
    }

    /** As {@link #newest}, behind the place of a run. */
    List<PayRun> newestAfter(@Nullable UUID after, int limit) {
        return jdbc.sql("""
                select * from pay_run
                where cast(:after as uuid) is null
                   or (executed_on, id) < (select r.executed_on, r.id from pay_run r where r.id = :after)
                order by executed_on desc, id desc limit :limit""")
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> run(row))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from pay_run").query(Long.class).single();
    }

    void checked(PayRunId id, UUID by) {
        jdbc.sql("update pay_run set prepared_by = :by where id = :id and state = 'PREPARED'")
                .param("by", by)
                .param("id", id.value())
                .update();
    }

    void released(PayRun run, PayDay payDay, LocalDate today, Instant now, @Nullable UUID by) {
        jdbc.sql("""
                update pay_run set state = 'RELEASED', credited_on = :credited, executed_on = :executed, late = late or :late,
                    released_on = :today, released_at = :now, released_by = :by, papers_due = true
                where id = :id and state = 'PREPARED'""")
                .param("credited", payDay.creditedOn())
                .param("executed", payDay.executedOn())
                .param("late", payDay.creditedOn().isAfter(run.payDay().creditedOn()))
                .param("today", today)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("id", run.id().value())
                .update();
    }

    /** Released runs whose papers are not all kept, the oldest first. */
    List<PayRunId> withPapersDue() {
        return jdbc.sql("select id from pay_run where papers_due order by released_at")
                .query((row, n) -> new PayRunId(row.getObject(1, UUID.class)))
                .list();
    }

    void papersKept(PayRunId id) {
        jdbc.sql("""
                update pay_run set papers_due = false
                where id = :id and not exists (select from payslip where run_id = :id and document_id is null)""").param("id", id.value()).update();
    }

    void batch(PayRunId id, UUID batch) {
        jdbc.sql("update pay_run set batch_id = :batch where id = :id")
                .param("batch", batch)
                .param("id", id.value())
                .update();
    }

    private static PayRun run(ResultSet row) throws SQLException {
        return new PayRun(
                new PayRunId(row.getObject("id", UUID.class)),
                row.getString("entity"),
                new PayDay(
                        row.getObject("credited_on", LocalDate.class),
                        row.getObject("executed_on", LocalDate.class),
                        row.getObject("release_before", LocalDate.class)),
                row.getBoolean("late"),
                PayRun.State.valueOf(row.getString("state")),
                row.getObject("prepared_on", LocalDate.class),
                row.getObject("prepared_by", UUID.class),
                row.getObject("released_on", LocalDate.class),
                row.getObject("released_by", UUID.class),
                row.getObject("batch_id", UUID.class));
    }
}
