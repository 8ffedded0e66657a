package coop.ouvrage.shifts;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.invoicing.FrameworkOrders;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Reservation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the contracts of shifts draw on the framework order of their platform: their price before they are signed, so that the guarantee
 * can stand behind them; the price of the hours worked once these are known; nothing once they are cancelled.
 */
@Component
class WeekDraws {

    private static final Refusal GIVEN_UP = Refusal.of("shifts.order_given_up");

    private final ShiftStore store;
    private final AgreementStore agreements;
    private final Contracts contracts;
    private final FrameworkOrders frameworks;
    private final Budgets budgets;
    private final Guarantee guarantee;
    private final Policies policies;

    WeekDraws(
            ShiftStore store,
            AgreementStore agreements,
            Contracts contracts,
            FrameworkOrders frameworks,
            Budgets budgets,
            Guarantee guarantee,
            Policies policies) {
        this.store = store;
        this.agreements = agreements;
        this.contracts = contracts;
        this.frameworks = frameworks;
        this.budgets = budgets;
        this.guarantee = guarantee;
        this.policies = policies;
    }

    /** Whether shifts above what is left of an order are refused, and not only warned of. */
    private boolean isRefusedAbove(LocalDate day) {
        return policies.number("shifts.order_exhausted", day) != 0;
    }

    /** Why no shift of an agreement can draw on its order any more. */
    Optional<Refusal> exhausted(ShiftAgreement agreement, LocalDate day) {
        if (!agreement.drawsOnOrder()) {
            return Optional.empty();
        }
        Optional<Order> order = frameworks.ofJob(agreement.job());
        if (order.isEmpty()) {
            return Optional.of(GIVEN_UP);
        }
        return isRefusedAbove(day) && !frameworks.standing(order.get()).left().isPositive()
                ? Optional.of(Refusal.of("shifts.order_used_up"))
                : Optional.empty();
    }

    /** What the order of an agreement has left; empty where none is drawn on, or it was given up. */
    Optional<Money> left(ShiftAgreement agreement) {
        return agreement.drawsOnOrder()
                ? frameworks
                        .ofJob(agreement.job())
                        .map(order -> frameworks.standing(order).left())
                : Optional.empty();
    }

    /**
     * Takes the price of a prepared contract of the order.
     *
     * @throws RefusedException if the order was given up, or does not carry it and policy refuses that
     */
    void take(ShiftAgreement agreement, ContractId id, List<ShiftRow> rows) {
        if (!agreement.drawsOnOrder()) {
            return;
        }
        Order order = frameworks.ofJob(agreement.job()).orElseThrow(() -> new RefusedException(GIVEN_UP));
        WorkContract contract = contracts.find(id).orElseThrow(NoSuchElementException::new);
        Money price = price(agreement, contract, rows);
        if (isRefusedAbove(contract.firstDay())) {
            frameworks.drawWithin(order, id.value(), price).orThrow();
        } else {
            frameworks.draw(order, id.value(), price);
        }
    }

    private static Money price(ShiftAgreement agreement, WorkContract contract, List<ShiftRow> rows) {
        Money allowance =
                agreement.promised(rows.stream().map(ShiftRow::equipment).reduce(Equipment.NONE, Equipment::and));
        return WeekBill.atMost(agreement, WeekBill.paidMinutes(contract)).plus(allowance);
    }

    /** The hours of a contract are known, or were corrected before an invoice bears them. */
    @Transactional(propagation = Propagation.MANDATORY)
    void worked(ContractId id) {
        store.agreementOf(id.value())
                .flatMap(agreements::agreement)
                .ifPresent(agreement -> frameworks.of(id.value()).ifPresent(share -> {
                    WorkContract contract = contracts.find(id).orElseThrow(NoSuchElementException::new);
                    draw(share, id, price(agreement, contract, store.rowsOf(id.value())));
                }));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void cancelled(ContractId id) {
        frameworks.of(id.value()).ifPresent(share -> {
            draw(share, id, Money.ZERO);
            needs(share.order());
        });
    }

    private void draw(FrameworkOrders.Share before, ContractId id, Money price) {
        frameworks.draw(before.order(), id.value(), price);
        Money now = frameworks
                .of(id.value())
                .map(FrameworkOrders.Share::contribution)
                .orElse(Money.ZERO);
        guarantee.contributionsFreed(
                Map.of(before.order().job(), before.contribution().minus(now)));
    }

    /** Tells the guarantee what the work of an order that is not invoiced and not paid still needs. */
    void needs(Order order) {
        UUID unit = order.quote().unit();
        Money promised = Money.sum(budgets.held(unit).stream()
                .filter(held -> held.subject().equals(order.job()))
                .map(Reservation::covered)
                .toList());
        Money open = frameworks.inclVat(order, frameworks.promised(order.id()));
        guarantee.needs(order.id().value(), promised, open);
    }
}
