package coop.ouvrage.payroll;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a correction shows to have been paid too much. It stays open until its worker agrees; then later wages of the same employer are
 * lower, each by the share that the law leaves, until it is used up: larger than the next pay, it is carried to those that follow.
 */
@Service
public class Differences {

    private final JdbcClient jdbc;
    private final PayslipStore payslips;
    private final PayAccess access;
    private final Worklist worklist;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Differences(
            JdbcClient jdbc,
            PayslipStore payslips,
            PayAccess access,
            Worklist worklist,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.jdbc = jdbc;
        this.payslips = payslips;
        this.access = access;
        this.worklist = worklist;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * A difference in favour of the employer.
     *
     * @param amount paid too much
     * @param taken off later wages, those of prepared runs included
     * @param agreedOn null while the worker has not agreed
     */
    public record Difference(
            PayslipId payslip,
            UUID worker,
            LocalDate month,
            Money amount,
            Money taken,
            @Nullable LocalDate agreedOn,
            boolean isReleased) {

        public Money open() {
            return amount.minus(taken);
        }
    }

    private static final String SELECT = """
            select p.id, p.worker, p.month, -p.net_cents as cents, g.agreed_on, r.state = 'RELEASED' as released,
                coalesce((select sum(d.amount_cents) from pay_deduction d where d.source_id = p.id), 0)::bigint as taken
            from payslip p join pay_run r on r.id = p.run_id left join pay_difference g on g.payslip_id = p.id
            where p.net_cents < 0 and\s""";

    /** For payroll: all that is not used up, the oldest first. */
    @Transactional(readOnly = true)
    public List<Difference> open() {
        access.require(Permission.PAY_READ);
        return read("true order by p.calculated_at, p.id", Map.of()).stream()
                .filter(difference -> difference.open().isPositive())
                .toList();
    }

    /** The one of a payslip; the caller knows whether the reader may see it. Empty where nothing was paid too much. */
    Optional<Difference> of(PayslipId payslip) {
        return read("p.id = :id", Map.of("id", payslip.value())).stream().findFirst();
    }

    private List<Difference> read(String which, Map<String, UUID> values) {
        return jdbc.sql(SELECT + which)
                .params(values)
                .query((row, n) -> new Difference(
                        new PayslipId(row.getObject("id", UUID.class)),
                        row.getObject("worker", UUID.class),
                        row.getObject("month", LocalDate.class),
                        Money.ofCents(row.getLong("cents")),
                        Money.ofCents(row.getLong("taken")),
                        row.getObject("agreed_on", LocalDate.class),
                        row.getBoolean("released")))
                .list();
    }

    /**
     * The worker agrees; or an officer of payroll, never in their own case, notes how the worker agreed.
     *
     * @param note how the worker agreed, if an officer writes it down
     * @return refused when nothing is to be agreed, or an officer does not say how the worker did
     */
    @Transactional
    public Outcome<PayslipId> agree(PayslipId id, String note) {
        Payslip payslip = payslips.lock(id).orElseThrow(() -> new NoSuchElementException("no payslip " + id));
        boolean own = user.is(payslip.worker());
        if (!own) {
            access.require(Permission.PAY_PREPARE);
        }
        UUID actor = access.actor();
        if (actor == null) {
            throw new AccessDenied(Permission.PAY_PREPARE);
        }
        List<Refusal> refusals = new ArrayList<>();
        Optional<Difference> difference = of(id);
        if (difference.isEmpty()
                || !difference.get().isReleased()
                || difference.get().agreedOn() != null) {
            refusals.add(Refusal.of("payroll.nothing_to_agree"));
        }
        if (!own && note.isBlank()) {
            refusals.add(Refusal.of("payroll.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                insert into pay_difference (payslip_id, agreed_at, agreed_on, agreed_by, note)
                values (:id, :now, :on, :by, :note)""")
                .param("id", id.value())
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("on", time.today())
                .param("by", actor)
                .param("note", note.strip())
                .update();
        worklist.close("payroll.carried", id.value(), "agreed");
        audit.changed("difference.agreed", "payslip", id, Map.of("byWorker", own));
        return Outcome.done(id);
    }
}
