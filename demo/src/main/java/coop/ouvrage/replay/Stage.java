package coop.ouvrage.replay;

import java.time.LocalDate;

/** One thread of the year. Stages of a day follow each other in the order of {@code @Order}; each is a checkpoint. */
interface Stage {

    /** As the figures call it. */
    String name();

    /**
     * Lets happen what this stage holds for a day.
     *
     * @return how many things were done
     */
    int live(LocalDate day);

    /** Whether the population has anything for this stage on a day; a day without is passed over, and leaves no checkpoint. */
    default boolean has(LocalDate day) {
        return true;
    }

    /**
     * Whether a day of this stage is one transaction with its checkpoint. A stage that talks to the outside or opens transactions of
     * its own is not, and may then be told twice of a day.
     */
    default boolean inOneTransaction() {
        return true;
    }
}
