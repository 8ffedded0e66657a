package coop.ouvrage.portal.home;

import coop.ouvrage.money.Money;
import coop.ouvrage.web.MakeUp;
import coop.ouvrage.web.StepRow;
import coop.ouvrage.web.SumRow;
import coop.ouvrage.web.TaskRow;
import coop.ouvrage.web.TimelineRow;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the home page shows. */
public record Home(
        String firstName, List<Unit> units, @Nullable Pay next, List<TaskRow> tasks, Coming coming) {

    /**
     * What one unit may spend.
     *
     * @param kept what it keeps if no client ever pays: money had and not reserved; wages under cover are paid besides
     */
    public record Unit(UUID id, String name, Money free, List<SumRow> rows, MakeUp makeUp, Money kept, Money covered) {

        /** Whether cover stands behind something, so that the sentence about it says something. */
        public boolean isCovered() {
            return covered.isPositive();
        }
    }

    /**
     * The next pay.
     *
     * @param isNet whether the amount is the net of a calculated payslip; otherwise the gross of the contract
     */
    public record Pay(LocalDate day, Money amount, boolean isNet, String href, List<StepRow> steps) {}

    /** The pays to come, and what they add up to. */
    public record Coming(List<TimelineRow> rows, Money sum, boolean isNet) {}
}
