package coop.ouvrage.shifts;

import coop.ouvrage.employment.Post;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a holder or adviser writes down of an agreement with a platform.
 *
 * @param clientRate what the platform pays for a paid hour, before VAT: shifts are then invoiced together by the week
 * @param clientReference by which the platform files its invoices
 * @param order accepted order that brings the money; none where an Activity pays from what it has
 */
public record AgreementDraft(
        UUID unit,
        UUID client,
        @Nullable UUID order,
        String title,
        BigDecimal hourlyRate,
        Post post,
        Money bicycle,
        Money phone,
        int checkMonths,
        int courseMonths,
        @Nullable BigDecimal clientRate,
        @Nullable String clientReference) {}
