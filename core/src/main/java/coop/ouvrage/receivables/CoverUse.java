package coop.ouvrage.receivables;

import coop.ouvrage.guarantee.Cover;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Reservation;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How much cover stands behind a job, and what becomes of it when its client pays or fails. */
@Component
class CoverUse {

    private final Ledger ledger;
    private final Budgets budgets;
    private final Guarantee guarantee;

    CoverUse(Ledger ledger, Budgets budgets, Guarantee guarantee) {
        this.ledger = ledger;
        this.budgets = budgets;
        this.guarantee = guarantee;
    }

    /** Holds the budgets of these units, so that nobody draws on a cover while it is being given back. */
    void lock(Collection<UUID> units) {
        budgets.lock(units);
    }

    /** Cover that the job has used and the client not repaid, as the books say. */
    Money used(String entity, OpenItem.Part part) {
        return ledger.subjectBalances(entity, part.unit(), part.job())
                .getOrDefault(AccountRole.COVER_USED, Money.ZERO)
                .max(Money.ZERO);
    }

    /** Signed work and costs of the job that are under cover and not yet spent: the guarantee stands behind them as well. */
    Money promised(OpenItem.Part part) {
        return Money.sum(budgets.held(part.unit()).stream()
                .filter(held -> held.subject().equals(part.job()))
                .map(Reservation::covered)
                .toList());
    }

    boolean isCovered(UUID job) {
        return guarantee.ofJob(job).isPresent();
    }

    void repaid(UUID job, Money amount) {
        order(job).ifPresent(order -> guarantee.repaid(order, amount));
    }

    void repaidUndone(UUID job, Money amount) {
        order(job).ifPresent(order -> guarantee.repaidUndone(order, amount));
    }

    /** Of cover that was used, so much is not behind a claim any more. */
    void takenBack(UUID job, Money amount) {
        order(job).ifPresent(order -> guarantee.drawn(order, amount.negate()));
    }

    /** A promise that the client's failure has made the fund keep: it counts as used. */
    void kept(UUID job, Money amount) {
        order(job).ifPresent(order -> guarantee.drawn(order, amount));
    }

    void lost(UUID job, Money amount) {
        order(job).ifPresent(order -> guarantee.lost(order, amount));
    }

    void ended(UUID job) {
        order(job).ifPresent(guarantee::end);
    }

    void invoiced(UUID job) {
        guarantee.invoiced(job);
    }

    private Optional<UUID> order(UUID job) {
        return guarantee.ofJob(job).map(Cover::order);
    }
}
