package coop.ouvrage.sales;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoicesIssued;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.policy.Policies;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to quotes of units by itself: clients are reminded before the last day, and what is invoiced whole is at its end. */
@Component
class OfferDays {

    private final OfferStore store;
    private final Offers offers;
    private final Orders orders;
    private final CurrentUser user;
    private final Policies policies;

    OfferDays(OfferStore store, Offers offers, Orders orders, CurrentUser user, Policies policies) {
        this.store = store;
        this.offers = offers;
        this.orders = orders;
        this.user = user;
        this.policies = policies;
    }

    /** Once for each version; a client whose address is gone is left alone. */
    @EventListener
    @Order(DayOrder.INVOICING)
    @Transactional
    void morning(DayBegan event) {
        LocalDate last = event.day().plusDays(policies.number("invoicing.quote_reminder_days", event.day()));
        user.asSystem(() -> store.endingBy(last).forEach(offer -> offers.remind(offer.id())));
    }

    @EventListener
    @Transactional
    void issued(InvoicesIssued event) {
        event.invoices().stream()
                .filter(invoice -> invoice.order() != null && invoice.form() == Invoice.Form.FULL)
                .forEach(this::ended);
    }

    private void ended(Invoice invoice) {
        coop.ouvrage.invoicing.Order order =
                orders.find(Objects.requireNonNull(invoice.order())).orElseThrow();
        store.lock(order.job())
                .ifPresent(offer -> user.asSystem(() -> {
                    orders.settle(order.id());
                    store.end(offer.id(), Offer.State.INVOICED, invoice.issuedOn(), "");
                }));
    }
}
