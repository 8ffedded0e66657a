package coop.ouvrage.purchases;

import coop.ouvrage.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the inbox.
 *
 * @param unit its name; null while nobody said which
 * @param pot whether that is the common pot, which every reader names in their own language
 * @param payable in the currency of the document, negative for a credit note; null if the document says none
 */
public record PurchaseRow(
        PurchaseId id,
        boolean credit,
        String number,
        String supplier,
        @Nullable String unit,
        boolean pot,
        Instant receivedAt,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        @Nullable Money excl,
        @Nullable Money vat,
        @Nullable Money payable,
        String currency,
        Purchase.State state) {}
