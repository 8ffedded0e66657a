package coop.ouvrage.expenses;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.expenses.spi.NamedCosts;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Reservation;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Costs that an order names and nobody has claimed when the job is closed: what is held for them is free again and no cover stands
 * behind it. If the client had failed, the fund gets back what it bore for them: it bears what was covered and used, no more.
 */
@Component
class UnclaimedCosts {

    private static final Logger LOG = LoggerFactory.getLogger(UnclaimedCosts.class);
    private static final int LOOK_BACK_DAYS = 366;
    private static final int AT_ONCE = 200;

    private final ClaimStore store;
    private final ObjectProvider<NamedCosts> costs;
    private final Budgets budgets;
    private final Guarantee guarantee;
    private final Ledger ledger;
    private final Units units;
    private final Policies policies;
    private final CurrentUser user;
    private final TransactionTemplate transaction;

    UnclaimedCosts(
            ClaimStore store,
            ObjectProvider<NamedCosts> costs,
            Budgets budgets,
            Guarantee guarantee,
            Ledger ledger,
            Units units,
            Policies policies,
            CurrentUser user,
            TransactionTemplate transaction) {
        this.store = store;
        this.costs = costs;
        this.budgets = budgets;
        this.guarantee = guarantee;
        this.ledger = ledger;
        this.units = units;
        this.policies = policies;
        this.user = user;
        this.transaction = transaction;
    }

    @EventListener
    @Order(DayOrder.CLOSING - 1) // before the rest of a trial unit is counted
    void dayBegan(DayBegan event) {
        LocalDate closed = event.day().minusDays(policies.number("jobs.closing_days", event.day()) + 1L);
        List<NamedCosts.Ended> ended = costs.stream()
                .flatMap(known -> known.ended(closed.minusDays(LOOK_BACK_DAYS), closed).stream())
                .toList();
        user.asSystem(() -> {
            for (int from = 0; from < ended.size(); from += AT_ONCE) {
                together(ended.subList(from, Math.min(ended.size(), from + AT_ONCE)), event.day());
            }
        });
    }

    /** Where they cannot be closed together each is alone, so that one keeps no other back. */
    private void together(List<NamedCosts.Ended> some, LocalDate today) {
        try {
            close(some, today);
        } catch (RuntimeException together) {
            if (some.size() == 1) {
                throw together;
            }
            LOG.warn("costs that nobody claimed are closed one by one", together);
            some.forEach(each -> close(List.of(each), today));
        }
    }

    private void close(List<NamedCosts.Ended> some, LocalDate today) {
        transaction.executeWithoutResult(status -> {
            List<UUID> theirs = some.stream().map(NamedCosts.Ended::unit).toList();
            List<UUID> orders = some.stream().map(each -> each.named().order()).toList();
            Foreseen.expect(Foreseen.Kind.UNIT, theirs);
            Foreseen.expect(Foreseen.Kind.ORDER, orders);
            Foreseen.expect(Foreseen.Kind.PURPOSE, orders);
            budgets.lock(theirs);
            some.forEach(each -> close(each, today));
        });
    }

    /** A claim that waits for its officer keeps the costs of its order open. */
    private void close(NamedCosts.Ended ended, LocalDate today) {
        UUID order = ended.named().order();
        if (store.waiting(order)) {
            return;
        }
        Money covered = budgets.heldFor(order).map(Reservation::covered).orElse(Money.ZERO);
        budgets.release(order);
        Money toFund = guarantee.notNeeded(order, covered);
        if (toFund.isPositive()) {
            ledger.post(givenBack(ended, toFund, today));
        }
        store.close(order, today, toFund);
        costs.forEach(known -> known.closed(order, today));
    }

    /** The part of the loss that the fund bore for costs which never came falls on the unit, which got its money for them. */
    private EntryDraft givenBack(NamedCosts.Ended ended, Money amount, LocalDate today) {
        ProductionUnit unit = units.get(ended.unit());
        Dimensions job = Dim.none().party(ended.named().client()).subject(ended.job());
        return EntryDraft.in(unit.entity(), Journal.SUNDRY, today)
                .from("order", ended.named().order())
                .key("order:" + ended.named().order() + ":costs-unclaimed")
                .text("ledger.text.costs_unclaimed", Map.of())
                .debit(AccountRole.BAD_DEBT_LOSS, amount, job.unit(ended.unit()))
                .credit(AccountRole.BAD_DEBT_LOSS, amount, job.unit(units.fund(unit.entity())))
                .build();
    }
}
