package coop.ouvrage.einvoice.as4;

import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.installation.Outgoing;
import java.time.YearMonth;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/** Each morning: the reports of the month before, made once and sent until they are taken. */
final class As4Month {

    private final As4Reports reports;
    private final As4Duty duty;
    private final boolean sends;
    private final Outgoing outgoing;

    /** @param sends whether they go out by themselves: the network of test takes none */
    As4Month(As4Reports reports, As4Duty duty, boolean sends, Outgoing outgoing) {
        this.reports = reports;
        this.duty = duty;
        this.sends = sends;
        this.outgoing = outgoing;
    }

    /** From the second day: the month of the reports ends by UTC, an hour or two after ours. */
    @EventListener
    @Order(DayOrder.MESSAGES)
    void morning(DayBegan event) {
        if (event.day().getDayOfMonth() == 1) {
            return;
        }
        YearMonth before = YearMonth.from(event.day()).minusMonths(1);
        reports.make(before);
        if (sends && !outgoing.isHeld()) {
            reports.send(before);
        }
        if (sends) {
            duty.remind(before);
        }
    }
}
