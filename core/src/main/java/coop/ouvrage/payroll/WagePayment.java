package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a payslip is paid.
 *
 * @param accountTail the last four characters of the account that was paid
 */
public record WagePayment(
        PayslipId payslip,
        int attempt,
        @Nullable UUID run,
        String entity,
        UUID worker,
        Money amount,
        State state,
        String accountTail,
        @Nullable LocalDate sentOn,
        @Nullable LocalDate paidOn) {

    /** What became of it. */
    public enum State {
        /** In a run that waits for its release. */
        PREPARED,
        /** Owed, and no account to pay it to. */
        WAITING,
        SENT,
        PAID,
        RETURNED,
        /** A difference in favour of the employer: agreed with the worker, never taken from a wage by itself. */
        CARRIED,
        NOTHING
    }
}
