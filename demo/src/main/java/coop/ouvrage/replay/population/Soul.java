package coop.ouvrage.replay.population;

import java.time.LocalDate;

/**
 * A person of the population.
 *
 * @param number from 0; a business key of the replay
 * @param national national number
 * @param since first day as a shareholder
 * @param joinedInYear whether that day lies in the year
 * @param holds units held, 0 for a worker without unit or a shareholder who does nothing this year
 * @param kind under which social rules this person works
 */
public record Soul(
        int number,
        String given,
        String family,
        boolean woman,
        LocalDate born,
        String national,
        String region,
        LocalDate since,
        boolean joinedInYear,
        int shares,
        String sector,
        boolean artistic,
        Kind kind,
        int holds) {

    /** The kinds of contract as the published table tells them apart. */
    public enum Kind {
        EMPLOYEE,
        STUDENT,
        ARTIST
    }
}
