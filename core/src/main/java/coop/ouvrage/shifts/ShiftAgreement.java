package coop.ouvrage.shifts;

import coop.ouvrage.employment.Post;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What was agreed once with a platform for all its shifts.
 *
 * @param job of the accepted order that brings the money; the agreement itself where an Activity pays from what it has
 * @param hourlyRate gross for a paid hour
 * @param bicycle allowance for a day with an own bicycle
 * @param phone allowance for a day with an own telephone
 * @param checkMonths how long a check of the bicycle is valid; 0 when none is asked
 * @param courseMonths the same for the road-safety course
 */
public record ShiftAgreement(
        UUID id,
        String entity,
        UUID unit,
        UUID client,
        UUID job,
        String title,
        BigDecimal hourlyRate,
        Post post,
        Money bicycle,
        Money phone,
        int checkMonths,
        int courseMonths) {

    /** What a day with that equipment is promised. */
    Money promised(Equipment equipment) {
        return switch (equipment) {
            case NONE -> Money.ZERO;
            case BICYCLE -> bicycle;
            case PHONE -> phone;
            case BOTH -> bicycle.plus(phone);
        };
    }
}
