package coop.ouvrage.receivables;

import coop.ouvrage.guarantee.Cover;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Reservation;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** Whose cover was drawn: a job's of a unit. */
    record Drawn(String entity, UUID unit, UUID job) {

        static Drawn of(String entity, OpenItem.Part part) {
            return new Drawn(entity, part.unit(), part.job());
        }
    }

    /** The same as {@link #used(String, OpenItem.Part)} for all parts of these items; those that used none are left out. */
    Map<Drawn, Money> used(Collection<OpenItem> items) {
        Set<Drawn> asked = items.stream()
                .flatMap(item -> item.parts().stream().map(part -> Drawn.of(item.entity(), part)))
                .collect(Collectors.toSet());
        Map<Drawn, Money> used = new HashMap<>();
        while (!asked.isEmpty()) {
            // A job of several units is asked for unit by unit.
            Map<UUID, Drawn> byJob =
                    asked.stream().collect(Collectors.toMap(Drawn::job, each -> each, (one, other) -> one));
            byJob.values().stream()
                    .collect(Collectors.groupingBy(Drawn::entity))
                    .forEach((entity, of) -> ledger.subjectBalances(
                                    entity, of.stream().collect(Collectors.toMap(Drawn::job, Drawn::unit)))
                            .forEach((job, balances) -> {
                                Money balance = balances.getOrDefault(AccountRole.COVER_USED, Money.ZERO);
                                if (balance.isPositive()) {
                                    used.put(java.util.Objects.requireNonNull(byJob.get(job)), balance);
                                }
                            }));
            byJob.values().forEach(asked::remove); // removeAll would search the values for each of them
        }
        return used;
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

    void repaid(Map<UUID, Money> byJob) {
        guarantee.repaidByJob(byJob);
    }

    void contributionsFreed(Map<UUID, Money> byJob) {
        guarantee.contributionsFreed(byJob);
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

    void ended(Collection<UUID> jobs) {
        guarantee.endOfJobs(jobs);
    }

    void invoiced(Collection<UUID> jobs) {
        guarantee.invoiced(jobs);
    }

    private Optional<UUID> order(UUID job) {
        return guarantee.ofJob(job).map(Cover::order);
    }
}
