package coop.ouvrage.demo;

import coop.ouvrage.ledger.Closing;
import coop.ouvrage.ledger.PeriodProposals;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** In the middle of each month finance closes the month before: one officer proposes, another confirms. */
@DemoOnly
@Component
@Order(600)
class Closings implements Plot {

    static final int DAY = 15;

    private final Cast cast;
    private final Parking parking;
    private final PeriodProposals proposals;

    Closings(Cast cast, Parking parking, PeriodProposals proposals) {
        this.cast = cast;
        this.parking = parking;
        this.proposals = proposals;
    }

    @Override
    public void on(LocalDate day) {
        if (day.getDayOfMonth() == DAY && day.isAfter(DemoYear.FIRST.plusDays(DAY))) {
            parking.attempt("the closing of " + YearMonth.from(day).minusMonths(1), () -> close(day));
        }
    }

    private void close(LocalDate day) {
        YearMonth month = YearMonth.from(day).minusMonths(1);
        cast.act(
                "ombeline",
                () -> proposals
                        .propose(Opening.ENTITY, month, Closing.Kind.CLOSED, "clôture mensuelle")
                        .orThrow());
        cast.act("jef", () -> proposals.confirm(Opening.ENTITY).orThrow());
    }
}
