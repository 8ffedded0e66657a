package coop.ouvrage.shifts;

import coop.ouvrage.employment.Post;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed once with a platform for all its shifts.
 *
 * @param job of the accepted order that brings the money; the agreement itself where an Activity pays from what it has
 * @param hourlyRate gross for a paid hour
 * @param bicycle allowance for a day with an own bicycle
 * @param phone allowance for a day with an own telephone
 * @param checkMonths how long a check of the bicycle is valid; 0 when none is asked
 * @param courseMonths the same for the road-safety course
 * @param clientRate what the platform pays for a paid hour, before VAT; null where its order is invoiced as a whole
 * @param clientReference by which the platform files its invoices
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
        int courseMonths,
        @Nullable BigDecimal clientRate,
        @Nullable String clientReference) {

    /** Whether the shifts of a week are invoiced together. */
    public boolean isInvoicedByTheWeek() {
        return clientRate != null;
    }

    /** Whether the weeks are drawn on a framework order of the platform. */
    public boolean drawsOnOrder() {
        return isInvoicedByTheWeek() && !job.equals(id);
    }

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
