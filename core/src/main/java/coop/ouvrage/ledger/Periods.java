package coop.ouvrage.ledger;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.transaction.WriteBehind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes and reopens the months of an entity: in order, only when they are over, and with a reason that is kept. */
@Service
public class Periods {

    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final ReadOnce<List<String>, OpenDays> known = new ReadOnce<>();

    Periods(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** The last closed month of an entity; none if nothing was ever closed. */
    public @Nullable YearMonth lastClosed(String entity) {
        LocalDate day = closedTo(entity);
        return day == null ? null : YearMonth.from(day);
    }

    /** What was closed and reopened, latest first. */
    public List<Closing> history(String entity) {
        return jdbc.sql("select * from period_event where entity = :entity order by at desc, id desc")
                .param("entity", entity)
                .query((row, n) -> new Closing(
                        entity,
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        Closing.Kind.valueOf(row.getString("kind")),
                        row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                        row.getObject("by_user", UUID.class),
                        row.getString("reason")))
                .list();
    }

    /**
     * Closes a month, which waits for entries just being written and then lets none in.
     *
     * @return refused with the reasons of {@link #refusals}
     */
    @Transactional
    public Outcome<Closing> close(String entity, YearMonth month, @Nullable UUID by, String reason) {
        return change(entity, month, Closing.Kind.CLOSED, by, reason);
    }

    /**
     * Reopens the last closed month.
     *
     * @return refused with the reasons of {@link #refusals}
     */
    @Transactional
    public Outcome<Closing> reopen(String entity, YearMonth month, @Nullable UUID by, String reason) {
        return change(entity, month, Closing.Kind.REOPENED, by, reason);
    }

    private Outcome<Closing> change(
            String entity, YearMonth month, Closing.Kind kind, @Nullable UUID by, String reason) {
        WriteBehind.writeAll();
        lock(entity);
        known.forgetAll();
        List<Refusal> refusals = refusals(entity, month, kind, reason);
        return refusals.isEmpty() ? Outcome.done(record(entity, month, kind, by, reason)) : Outcome.refused(refusals);
    }

    /**
     * Why a month cannot be closed or reopened now, in this order: {@code ledger.reason_missing} (reopening), {@code
     * ledger.month_not_last_closed} (reopening), {@code ledger.month_not_over}, {@code ledger.month_closed}, {@code
     * ledger.month_before_open} (an earlier month is open).
     */
    public List<Refusal> refusals(String entity, YearMonth month, Closing.Kind kind, String reason) {
        List<Refusal> refusals = new ArrayList<>();
        LocalDate closed = closedTo(entity);
        if (kind == Closing.Kind.REOPENED) {
            refuse(refusals, reason.isBlank(), Refusal.of("ledger.reason_missing"));
            refuse(refusals, !month.equals(lastClosed(entity)), refusal("ledger.month_not_last_closed", month));
            return refusals;
        }
        refuse(refusals, !month.isBefore(YearMonth.from(time.today())), refusal("ledger.month_not_over", month));
        if (closed != null) {
            YearMonth next = YearMonth.from(closed).plusMonths(1);
            refuse(refusals, month.isBefore(next), refusal("ledger.month_closed", month));
            refuse(refusals, month.isAfter(next), refusal("ledger.month_before_open", next));
        }
        return refusals;
    }

    private static void refuse(List<Refusal> refusals, boolean holds, Refusal refusal) {
        if (holds) {
            refusals.add(refusal);
        }
    }

    private static Refusal refusal(String code, YearMonth month) {
        return Refusal.of(code, "month", month.atDay(1));
    }

    /** The open days of these entities, which stay as they are until the transaction ends, and a stripe to write to. */
    OpenDays lockOpen(Stream<String> entities) {
        return known.get(entities.distinct().sorted().toList(), names -> Optional.of(readOpen(names)))
                .orElseThrow();
    }

    private OpenDays readOpen(List<String> entities) {
        Map<String, LocalDate> closed = new HashMap<>();
        int[] stripe = {0};
        jdbc.sql("select entity, closed_to, ledger_stripe() from ledger_closed_to(:entities)")
                .param("entities", entities.toArray(String[]::new))
                .query(row -> {
                    LocalDate day = row.getObject(2, LocalDate.class);
                    if (day != null) {
                        closed.put(row.getString(1), day);
                    }
                    stripe[0] = row.getInt(3);
                });
        return new OpenDays(closed, stripe[0]);
    }

    /** Lets nobody else post in the books of an entity until the transaction ends; what is being written is waited for. */
    public void hold(String entity) {
        lock(entity);
    }

    private void lock(String entity) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('ledger.period'), hashtext(:entity))")
                .param("entity", entity)
                .query(row -> {});
    }

    private @Nullable LocalDate closedTo(String entity) {
        return jdbc.sql("select closed_to from period_state where entity = :entity and closed_to is not null")
                .param("entity", entity)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    private Closing record(String entity, YearMonth month, Closing.Kind kind, @Nullable UUID by, String reason) {
        LocalDate closedTo = kind == Closing.Kind.CLOSED
                ? month.atEndOfMonth()
                : month.atDay(1).minusDays(1);
        Closing closing = new Closing(entity, month, kind, time.now(), by, reason);
        jdbc.sql("""
                        insert into period_event (id, entity, month, kind, at, by_user, reason)
                        values (:id, :entity, :month, :kind, :at, :by, :reason)""")
                .param("id", TimeOrderedId.next())
                .param("entity", entity)
                .param("month", month.atDay(1))
                .param("kind", kind.name())
                .param("at", closing.at().atOffset(ZoneOffset.UTC))
                .param("by", by, java.sql.Types.OTHER)
                .param("reason", reason)
                .update();
        jdbc.sql("update period_state set closed_to = :closedTo where entity = :entity")
                .param("closedTo", closedTo)
                .param("entity", entity)
                .update();
        keepTotals(entity, month, kind);
        return closing;
    }

    /** Sums by account of what was just closed, and how many entries it has, so that nobody need add it up again. */
    private void keepTotals(String entity, YearMonth month, Closing.Kind kind) {
        boolean reopened = kind == Closing.Kind.REOPENED;
        String totals = reopened ? "delete from closed_month_total where entity = :entity and month >= :month" : """
                insert into closed_month_total (entity, month, account, debit_cents, credit_cents)
                select entity, month, account, sum(debit_cents), sum(credit_cents) from account_balance
                where entity = :entity and month <= :month
                    and month > coalesce((select max(month) from closed_month_total where entity = :entity), date '-infinity')
                group by entity, month, account""";
        String entries = reopened ? "delete from closed_month_entry where entity = :entity and month >= :month" : """
                insert into closed_month_entry (entity, month, source_type, entries)
                select entity, cast(date_trunc('month', date) as date), source_type, count(*) from journal_entry
                where entity = :entity and date < cast(:month as date) + interval '1 month'
                    and date >= coalesce((select max(month) + interval '1 month' from closed_month_entry where entity = :entity),
                        date '-infinity')
                group by 1, 2, 3""";
        for (String change : List.of(totals, entries)) {
            jdbc.sql(change)
                    .param("entity", entity)
                    .param("month", month.atDay(1))
                    .update();
        }
    }
}
