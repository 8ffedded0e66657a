package coop.ouvrage.recovery;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminders as finance sees them: day by day, letter by letter; and the plan, which a decision changes from a later day on. */
@Service
public class ReminderDesk {

    private static final int LONGEST = 300;

    private final ReminderStore store;
    private final ClientLetterPaper letters;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    ReminderDesk(
            ReminderStore store, ClientLetterPaper letters, Permissions permissions, Audit audit, BusinessTime time) {
        this.store = store;
        this.letters = letters;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /** How many reminders of a level left on a day. */
    public record DayCount(LocalDate day, int level, int count) {}

    @Transactional(readOnly = true)
    public List<DayCount> latestDays(int days) {
        permissions.require(Permission.BANK_READ);
        return store.latestDays(days).stream()
                .map(count -> new DayCount(count.day(), count.level(), count.count()))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Reminder> ofDay(LocalDate day, int offset, int limit) {
        permissions.require(Permission.BANK_READ);
        return store.ofDay(day, offset, limit);
    }

    @Transactional(readOnly = true)
    public List<Reminder> ofClient(UUID client) {
        permissions.require(Permission.BANK_READ);
        return store.ofClient(client);
    }

    /** The letter of a reminder; empty when it went by mail alone. */
    @Transactional
    public Optional<byte[]> letter(UUID reminder) {
        permissions.require(Permission.BANK_READ);
        return store.find(reminder).map(Reminder::document).map(letters::pdf);
    }

    /** Every row of the plan, older and later ones included. */
    @Transactional(readOnly = true)
    public List<ReminderStep> plan() {
        permissions.require(Permission.BANK_READ);
        return store.steps();
    }

    /**
     * Records what was decided about one level of the plan.
     *
     * @return refused before tomorrow, twice for a day, without decision, or when a consumer would be charged before the second level
     */
    @Transactional
    public Outcome<Integer> decide(ReminderStep step) {
        permissions.require(Permission.POLICY_DECIDE);
        List<Refusal> refusals = new ArrayList<>();
        if (!step.from().isAfter(time.today())) {
            refusals.add(Refusal.of("recovery.step_not_before_tomorrow"));
        }
        if (store.steps().stream()
                .anyMatch(known -> known.debtor() == step.debtor()
                        && known.level() == step.level()
                        && known.from().equals(step.from()))) {
            refusals.add(Refusal.of("recovery.step_day_taken"));
        }
        if (step.decision().isBlank() || step.decision().length() > LONGEST) {
            refusals.add(Refusal.of("recovery.step_decision"));
        }
        if (step.level() < 1
                || step.level() > 9
                || step.days() < 1
                || step.days() > 720
                || step.askDays() < 0
                || step.askDays() > 60) {
            refusals.add(Refusal.of("recovery.step_days"));
        }
        if (step.debtor() == DebtorKind.CONSUMER && step.level() == 1 && step.charges()) {
            refusals.add(Refusal.of("recovery.first_is_free"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.insert(step);
        audit.changed(
                "recovery.step_decided", "policy", step.debtor() + "." + step.level(), Map.of("from", step.from()));
        return Outcome.done(step.level());
    }
}
