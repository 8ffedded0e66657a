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
    private final YearMonth certified;

    /**
     * @param sends whether they go out by themselves: the network of test takes none
     * @param certified first month of our certificate
     */
    As4Month(As4Reports reports, As4Duty duty, boolean sends, Outgoing outgoing, YearMonth certified) {
        this.reports = reports;
        this.duty = duty;
        this.sends = sends;
        this.outgoing = outgoing;
        this.certified = certified;
    }

    /** From the second day: the month of the reports ends by UTC, an hour or two after ours. */
    @EventListener
    @Order(DayOrder.MESSAGES)
    void morning(DayBegan event) {
        if (event.day().getDayOfMonth() == 1) {
            return;
        }
        YearMonth before = YearMonth.from(event.day()).minusMonths(1);
        if (!reports.isOwed(before, certified)) {
            return;
        }
        reports.make(before);
        if (sends && !outgoing.isHeld()) {
            reports.send(before);
        }
        if (sends) {
            duty.remind(before);
        }
    }
}
