package coop.ouvrage.recovery;

import java.time.LocalDate;

/**
 * One level of the plan of reminders, from a day on.
 *
 * @param days after the due date
 * @param charges whether interest and lump sum are claimed with it
 * @param askDays how long before it holders are asked; 0 when they are not
 * @param decision who decided it
 */
public record ReminderStep(
        DebtorKind debtor,
        int level,
        LocalDate from,
        int days,
        Channel channel,
        boolean charges,
        int askDays,
        String decision) {

    /** How it reaches the client. */
    public enum Channel {
        MAIL,
        LETTER,
        /** A person hands the file over. */
        LAWYER,
        /** Not part of the plan any more. */
        NONE
    }
}
