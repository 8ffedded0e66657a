package coop.ouvrage.jobs;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.Moved;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.FourAmounts;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A trial unit keeps no money after the job: what a job has left when it is paid, settled and closed goes to the common pot. Its holder
 * is warned two weeks before; with a share the unit is no trial unit any more and keeps it. Nothing that is held or owed is touched.
 */
@Component
class TrialRest {

    private static final String READER = "jobs.trial_rest";
    private static final int WARNING_DAYS = 14;
    /** Nobody is written to about cents that rounding leaves. */
    private static final Money WORTH_A_MAIL = Money.of("1.00");

    private final JobStore jobs;
    private final Units units;
    private final Budgets budgets;
    private final Ledger ledger;
    private final Moved moved;
    private final Policies policies;
    private final Parties parties;
    private final Messages messages;
    private final CurrentUser user;
    private final TransactionTemplate transaction;

    TrialRest(
            JobStore jobs,
            Units units,
            Budgets budgets,
            Ledger ledger,
            Moved moved,
            Policies policies,
            Parties parties,
            Messages messages,
            CurrentUser user,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.units = units;
        this.budgets = budgets;
        this.ledger = ledger;
        this.moved = moved;
        this.policies = policies;
        this.parties = parties;
        this.messages = messages;
        this.user = user;
        this.transaction = transaction;
    }

    @EventListener
    @Order(DayOrder.CLOSING)
    void dayBegan(DayBegan event) {
        transaction.executeWithoutResult(
                status -> moved.since(READER).ifPresent(names -> jobs.lookAtRestAgain(names.subjects())));
        int days = policies.number("jobs.closing_days", event.day());
        LocalDate closed = event.day().minusDays(days);
        user.asSystem(() -> {
            for (Job job : jobs.trialJobsOver(closed.plusDays(WARNING_DAYS))) {
                transaction.executeWithoutResult(
                        status -> look(job, job.lastDay().isBefore(closed), days, event.day()));
            }
        });
    }

    private void look(Job job, boolean closed, int days, LocalDate today) {
        budgets.lock(List.of(job.unit()));
        if (closed) {
            jobs.restLookedAt(job.id(), today);
        }
        ProductionUnit unit = units.get(job.unit());
        FourAmounts amounts = budgets.ofJob(job.unit(), job.id().value());
        Money rest = amounts.free();
        if (unit.kind() != ProductionUnit.Kind.TRIAL
                || !rest.isPositive()
                || amounts.reserved().isPositive()) {
            return;
        }
        if (closed) {
            ledger.post(toThePot(job, rest, today));
            tell(job, "jobs.mail.trial_rest_given", rest, today);
        } else {
            tell(job, "jobs.mail.trial_rest", rest, job.lastDay().plusDays(days + 1L));
        }
    }

    private EntryDraft toThePot(Job job, Money rest, LocalDate today) {
        return EntryDraft.in(job.entity(), Journal.SUNDRY, today)
                .from("job", job.id().value())
                .key("job:" + job.id() + ":trial-rest:" + today)
                .text("ledger.text.trial_rest", Map.of())
                .debit(
                        AccountRole.TRANSFER,
                        rest,
                        Dim.unit(job.unit()).subject(job.id().value()))
                .credit(
                        AccountRole.TRANSFER,
                        rest,
                        Dim.unit(units.pot(job.entity())).subject(job.id().value()))
                .build();
    }

    private void tell(Job job, String key, Money rest, LocalDate day) {
        if (rest.compareTo(WORTH_A_MAIL) < 0) {
            return;
        }
        PartyId holder = new PartyId(job.holder());
        parties.email(holder)
                .ifPresent(address -> messages.send(
                        Message.to(address, parties.language(holder).getLanguage(), key)
                                .with(Map.of("job", job.title(), "rest", rest, "day", day))
                                .link("/cooperative")
                                .once(key + ":" + job.id())));
    }
}
