package coop.ouvrage.payroll;

/**
 * How far a long work on pay runs has come.
 *
 * @param done wages calculated, or payslips booked
 * @param stalled whether nothing was heard of it for a while: its process was stopped, and whoever asks for the same again goes on
 *     where it was
 */
public record PayRunProgress(Phase phase, int done, int total, boolean stalled) {

    /** What is under way. */
    public enum Phase {
        PREPARING,
        RELEASING
    }

    public int percent() {
        return (int) (100L * done / total);
    }
}
