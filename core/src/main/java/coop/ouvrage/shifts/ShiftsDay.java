package coop.ouvrage.shifts;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.employment.ContractCancelled;
import coop.ouvrage.employment.WorkConfirmed;
import coop.ouvrage.employment.WorkCorrected;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What invoicing of shifts does by itself: each morning the weeks that are complete; at once, the note of what was corrected. */
@Component
class ShiftsDay {

    private final WeekInvoices weeks;
    private final HourCorrections corrections;
    private final WeekDraws draws;
    private final CurrentUser user;

    ShiftsDay(WeekInvoices weeks, HourCorrections corrections, WeekDraws draws, CurrentUser user) {
        this.weeks = weeks;
        this.corrections = corrections;
        this.draws = draws;
        this.user = user;
    }

    @EventListener
    @Order(DayOrder.INVOICING)
    void morning(DayBegan event) {
        user.asSystem(() -> weeks.all().forEach(agreement -> weeks.morning(agreement, event.day())));
    }

    @EventListener
    void confirmed(WorkConfirmed event) {
        draws.worked(event.contract());
    }

    @EventListener
    void cancelled(ContractCancelled event) {
        draws.cancelled(event.contract());
    }

    @EventListener
    void corrected(WorkCorrected event) {
        draws.worked(event.contract());
        corrections.corrected(event.contract().value());
    }
}
