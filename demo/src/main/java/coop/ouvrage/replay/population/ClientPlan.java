package coop.ouvrage.replay.population;

import java.time.LocalDate;

/**
 * A client.
 *
 * @param form what it is
 * @param appears on which day it is entered
 * @param fails the day of its bankruptcy, the last of time for one that does not fail
 */
public record ClientPlan(int number, Form form, boolean isPublic, String name, LocalDate appears, LocalDate fails) {

    /** What a client is, and where. */
    public enum Form {
        COMPANY,
        PERSON,
        FOREIGN_COMPANY,
        FOREIGN_PERSON,
        FOREIGN_OUTSIDE_UNION
    }

    public boolean isPerson() {
        return form == Form.PERSON || form == Form.FOREIGN_PERSON;
    }
}
