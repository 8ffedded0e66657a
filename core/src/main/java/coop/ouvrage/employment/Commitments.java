package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.JobOrder;
import coop.ouvrage.employment.spi.JobOrders;
import coop.ouvrage.guarantee.Cover;
import coop.ouvrage.guarantee.CoverRequest;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Reservation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Holds money for contracts: what the unit has first, then cover of the guarantee, asked for once per order. */
@Component
class Commitments {

    private final Budgets budgets;
    private final Guarantee guarantee;
    private final ContractStore contracts;
    private final ObjectProvider<JobOrders> orders;

    Commitments(Budgets budgets, Guarantee guarantee, ContractStore contracts, ObjectProvider<JobOrders> orders) {
        this.budgets = budgets;
        this.guarantee = guarantee;
        this.contracts = contracts;
        this.orders = orders;
    }

    /** Money will be held for contracts of these. */
    void expect(List<Assignment> all, Collection<UUID> purposes) {
        Map<UUID, UUID> unitsByJob = new HashMap<>();
        all.forEach(of -> unitsByJob.put(of.job(), of.unit()));
        budgets.expect(unitsByJob, purposes);
    }

    /**
     * Holds the charge of a contract, and with the first contract of an order the costs that it names.
     *
     * @return refused with the reasons for which there is no cover; nothing was written then
     * @throws RefusedException where cover was given and there is not enough yet; what was written must be rolled back
     */
    Outcome<WorkContract> hold(WorkContract contract, @Nullable JobOrder order) {
        Assignment assignment = contract.assignment();
        Money needed = contract.charge().plus(order == null ? Money.ZERO : order.costs());
        Money free = budgets.spendable(assignment.unit(), assignment.job()).free();
        if (order == null || free.compareTo(needed) >= 0) {
            return reserved(contract, order, Money.ZERO);
        }
        Outcome<Money> cover = order.drawn()
                ? widened(contract, order, needed.minus(free.max(Money.ZERO)))
                : coverFor(contract, order);
        return cover.flatMap(given -> reserved(contract, order, given));
    }

    private Outcome<WorkContract> reserved(WorkContract contract, @Nullable JobOrder order, Money cover) {
        reserve(contract.id().value(), contract, order, contract.charge(), cover);
        if (order != null && order.costs().isPositive()) {
            reserve(order.order(), contract, order, order.costs(), cover.isZero() ? Money.ZERO : order.costs());
        }
        return Outcome.done(contract);
    }

    private void reserve(UUID purpose, WorkContract contract, @Nullable JobOrder order, Money amount, Money cover) {
        Assignment assignment = contract.assignment();
        Outcome<Reservation> held = budgets.reserve(new Budgets.Hold(
                purpose, assignment.unit(), assignment.job(), order == null ? null : order.client(), amount, cover));
        held.orThrow();
    }

    /** A framework order has as much cover as its contracts need, one after the other. */
    private Outcome<Money> widened(WorkContract contract, JobOrder order, Money missing) {
        Assignment assignment = contract.assignment();
        CoverRequest more = new CoverRequest(
                assignment.entity(),
                order.client(),
                assignment.unit(),
                assignment.job(),
                assignment.holder(),
                List.of(assignment.worker()),
                order.inclVat(),
                order.contribution(),
                missing,
                Money.ZERO,
                true);
        return guarantee.widen(order.order(), more).flatMap(cover -> Outcome.done(missing));
    }

    /** What the cover of the order leaves for this contract, once other contracts of the job have their part. */
    private Outcome<Money> coverFor(WorkContract contract, JobOrder order) {
        List<WorkContract> others = others(contract);
        return guarantee
                .give(order.order(), request(contract, order, others))
                .map(given -> left(given, order, others).min(contract.charge()));
    }

    /** What is known to keep the guarantee from covering a contract that needs it; nothing is held or written. */
    List<Refusal> obstacles(WorkContract contract, @Nullable JobOrder order) {
        Assignment assignment = contract.assignment();
        if (order == null
                || budgets.spendable(assignment.unit(), assignment.job())
                                .free()
                                .compareTo(contract.charge().plus(order.costs()))
                        >= 0
                || guarantee.of(order.order()).isPresent()) {
            return List.of();
        }
        return guarantee.assess(request(contract, order, others(contract))).reasons();
    }

    private static CoverRequest request(WorkContract contract, JobOrder order, List<WorkContract> others) {
        Assignment assignment = contract.assignment();
        List<WorkContract> all =
                Stream.concat(others.stream(), Stream.of(contract)).toList();
        return new CoverRequest(
                assignment.entity(),
                order.client(),
                assignment.unit(),
                assignment.job(),
                assignment.holder(),
                all.stream().map(c -> c.assignment().worker()).distinct().toList(),
                order.inclVat(),
                order.contribution(),
                Money.sum(all.stream().map(WorkContract::charge).toList()),
                order.costs(),
                true);
    }

    /** Gives back what is held for a contract that will not happen. */
    void release(WorkContract contract) {
        budgets.release(contract.id().value());
    }

    /**
     * Holds another charge for a signed contract, dearer or cheaper.
     *
     * @return refused with words when neither money had nor the cover of the order carries the more
     */
    Outcome<Reservation> change(WorkContract contract, Money charge) {
        return budgets.change(changed(contract, charge));
    }

    /** Holds what is owed for work that was done, whatever the budget has. */
    void owe(WorkContract contract, Money charge) {
        budgets.owe(changed(contract, charge));
    }

    /** The same for a contract that is made after its work: nothing was held before. */
    Outcome<WorkContract> owe(WorkContract contract) {
        owe(contract, contract.charge());
        return Outcome.done(contract);
    }

    private Budgets.Hold changed(WorkContract contract, Money charge) {
        Assignment assignment = contract.assignment();
        Optional<JobOrder> drawn = drawn(contract);
        if (drawn.isPresent()) {
            return changed(contract, charge, drawn.get());
        }
        Optional<JobOrder> order = order(contract);
        Money cover = order.flatMap(o -> guarantee.of(o.order()).map(c -> left(c, o, others(contract))))
                .orElse(Money.ZERO);
        return new Budgets.Hold(
                contract.id().value(),
                assignment.unit(),
                assignment.job(),
                order.map(JobOrder::client).orElse(null),
                charge,
                cover.min(charge));
    }

    /** What a framework order's contract needs more is covered if the fund can; its price is asked for with the hours that were worked. */
    private Budgets.Hold changed(WorkContract contract, Money charge, JobOrder order) {
        Assignment assignment = contract.assignment();
        Optional<Reservation> held = budgets.reservation(contract.id().value());
        Money before = held.map(r -> r.covered().plus(r.coverUsed())).orElse(Money.ZERO);
        Money free =
                budgets.spendable(assignment.unit(), assignment.job()).free().max(Money.ZERO);
        Money missing = charge.minus(contract.charge()).minus(free);
        Money more = Money.ZERO;
        if (missing.isPositive()) {
            JobOrder alone = new JobOrder(order.order(), order.client(), Money.ZERO, Money.ZERO, Money.ZERO, true);
            Outcome<Money> widened = widened(contract, alone, missing);
            more = widened.isDone() ? missing : Money.ZERO;
        }
        return new Budgets.Hold(
                contract.id().value(),
                assignment.unit(),
                assignment.job(),
                order.client(),
                charge,
                before.plus(more).min(charge));
    }

    /** What a contract draws on a framework order. */
    Optional<JobOrder> drawn(WorkContract contract) {
        return orders.stream()
                .map(book -> book.drawn(contract.id().value()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The accepted order that brings the money for a contract. */
    Optional<JobOrder> order(WorkContract contract) {
        return orders.stream()
                .map(book -> book.accepted(contract.assignment().job()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<WorkContract> others(WorkContract contract) {
        return contracts.ofJob(contract.assignment().job()).stream()
                .filter(other -> other.state() != ContractState.CANCELLED)
                .filter(other -> !other.id().equals(contract.id()))
                .toList();
    }

    /** What a cover leaves for one contract, once contribution, named costs and the other signed contracts have their part. */
    private static Money left(Cover cover, JobOrder order, List<WorkContract> others) {
        Money held = Money.sum(others.stream()
                .filter(other -> other.state().binding())
                .map(WorkContract::charge)
                .toList());
        return cover.amount()
                .minus(order.contribution())
                .minus(order.costs())
                .minus(held)
                .max(Money.ZERO);
    }
}
