package coop.ouvrage.invoicing;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What invoicing does by itself: ends offers that nobody accepted in time, and carries documents to their clients. */
@Component
class InvoicingDay {

    private final Quotes quotes;
    private final InvoiceCourier courier;
    private final CurrentUser user;
    private final Environment environment;

    InvoicingDay(Quotes quotes, InvoiceCourier courier, CurrentUser user, Environment environment) {
        this.quotes = quotes;
        this.courier = courier;
        this.user = user;
        this.environment = environment;
    }

    @EventListener
    @Order(DayOrder.INVOICING)
    void morning(DayBegan event) {
        user.asSystem(() -> quotes.expire(event.day()));
    }

    @EventListener
    @Order(DayOrder.MESSAGES)
    void post(DayBegan event) {
        user.asSystem(() -> {
            courier.round();
        });
    }

    /** Tests that stand still in time turn the timer off and call what they need themselves. */
    @Scheduled(fixedDelay = 3_000, initialDelay = 10_000)
    void often() {
        if (environment.getProperty("ouvrage.invoicing.timer", Boolean.class, true)) {
            user.asSystem(() -> {
                courier.round();
            });
        }
    }
}
