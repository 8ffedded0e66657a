package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.JobOrder;
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

    Commitments(Budgets budgets) {
        this.budgets = budgets;
    }

    /**
     * Holds the charge of a contract, and with the first contract of an order the costs that it names.
     *
     * @throws RefusedException with the reasons; what was written before must be rolled back
     */
    void hold(WorkContract contract, @Nullable JobOrder order) {
        Money cover = Money.ZERO;
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
