package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.JobOrder;
import coop.ouvrage.guarantee.Cover;
import coop.ouvrage.guarantee.CoverRequest;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.FourAmounts;
import coop.ouvrage.unit.Reservation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds money for contracts: what the unit has first, then cover of the guarantee, asked for once per order. */
@Component
class Commitments {

    private final Budgets budgets;
    private final Guarantee guarantee;
    private final ContractStore contracts;

    Commitments(Budgets budgets, Guarantee guarantee, ContractStore contracts) {
        this.budgets = budgets;
        this.guarantee = guarantee;
        this.contracts = contracts;
    }

    /**
     * Holds the charge of a contract, and with the first contract of an order the costs that it names.
     *
     * @throws RefusedException with the reasons; what was written before must be rolled back
     */
    void hold(WorkContract contract, @Nullable JobOrder order) {
        Assignment assignment = contract.assignment();
        Money needed = contract.charge().plus(order == null ? Money.ZERO : order.costs());
        Money free = budgets.spendable(assignment.unit(), assignment.job()).free();
        Money cover = Money.ZERO;
        if (order != null && free.compareTo(needed) < 0) {
            cover = coverFor(contract, order);
        }
        reserve(contract.id().value(), contract, order, contract.charge(), cover);
        if (order != null && order.costs().isPositive()) {
            reserve(order.order(), contract, order, order.costs(), cover.isZero() ? Money.ZERO : order.costs());
        }
    }

    private void reserve(UUID purpose, WorkContract contract, @Nullable JobOrder order, Money amount, Money cover) {
        Assignment assignment = contract.assignment();
        Outcome<Reservation> held = budgets.reserve(new Budgets.Hold(
                purpose, assignment.unit(), assignment.job(), order == null ? null : order.client(), amount, cover));
        held.orThrow();
    }

    /** What the cover of the order leaves for this contract, once other contracts of the job have their part. */
    private Money coverFor(WorkContract contract, JobOrder order) {
        Assignment assignment = contract.assignment();
        List<WorkContract> others = contracts.ofJob(assignment.job()).stream()
                .filter(other -> other.state() != ContractState.CANCELLED)
                .filter(other -> !other.id().equals(contract.id()))
                .toList();
        Money charges =
                Money.sum(others.stream().map(WorkContract::charge).toList()).plus(contract.charge());
        Cover cover = guarantee
                .give(
                        order.order(),
                        new CoverRequest(
                                assignment.entity(),
                                order.client(),
                                assignment.unit(),
                                assignment.job(),
                                assignment.holder(),
                                java.util.stream.Stream.concat(others.stream(), java.util.stream.Stream.of(contract))
                                        .map(c -> c.assignment().worker())
                                        .distinct()
                                        .toList(),
                                order.inclVat(),
                                order.contribution(),
                                charges,
                                order.costs(),
                                true))
                .orThrow();
        Money held = Money.sum(others.stream()
                .filter(other -> other.state().binding())
                .map(WorkContract::charge)
                .toList());
        Money wages =
                cover.amount().minus(order.contribution()).minus(order.costs()).minus(held);
        return wages.max(Money.ZERO).min(contract.charge());
    }

    /** Gives back what is held for a contract that will not happen. */
    void release(WorkContract contract) {
        budgets.release(contract.id().value());
    }

    /** Whether a higher charge still fits: only money that the unit has may carry more than was agreed. */
    List<Refusal> change(WorkContract contract, Money charge) {
        Money more = charge.minus(contract.charge());
        if (!more.isPositive()) {
            return List.of();
        }
        FourAmounts amounts = budgets.spendable(
                contract.assignment().unit(), contract.assignment().job());
        Money free = amounts.free().max(Money.ZERO);
        return free.compareTo(more) >= 0
                ? List.of()
                : List.of(Refusal.of("unit.not_enough", "needed", more, "free", free, "missing", more.minus(free)));
    }
}
