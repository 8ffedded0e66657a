package coop.ouvrage.treasury.format;

import coop.ouvrage.money.CreditorReference;
import coop.ouvrage.money.StructuredReference;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What explains an entry or a part of it: who, why, by which order.
 *
 * @param amount              signed as the entry; null if the bank gave none for this part
 * @param counterparty        the other side: payer of a credit, payee of a debit
 * @param endToEndId          given by the one who ordered the payment; empty if none ({@code NOTPROVIDED} is none)
 * @param batchId             our payment block or message, on the entry of a batch that we sent; empty if unknown
 * @param mandate             of a direct debit; empty if none
 * @param structuredReference as transmitted in the structured field, even with wrong check digits; null if there was none
 * @param text                free text, joined; in CODA also a structured communication of another kind, as it stands
 * @param communicationKind   CODA: three digits of a structured communication, such as {@code 101}; else empty
 * @param returnReason        ISO code why a payment came back, such as {@code AC04}; empty if it is no return
 * @param purpose             category purpose or purpose code, such as {@code SALA}; empty if none
 * @param instructed          what was ordered in another currency than that of the entry; null if the bank names none
 */
public record Transaction(
        @Nullable BigDecimal amount,
        Counterparty counterparty,
        String endToEndId,
        String batchId,
        String mandate,
        @Nullable String structuredReference,
        String text,
        String communicationKind,
        String returnReason,
        String purpose,
        @Nullable Instructed instructed) {

    /** An amount in another currency, ISO 4217; above zero. */
    public record Instructed(String currency, BigDecimal amount) {}

    /** The same with what a detail says of its original amount, and with the reference of that detail if there is none. */
    Transaction explainedBy(Transaction detail) {
        return new Transaction(
                amount,
                counterparty,
                endToEndId,
                batchId,
                mandate,
                structuredReference == null ? detail.structuredReference : structuredReference,
                text,
                communicationKind,
                returnReason,
                purpose,
                detail.instructed);
    }

    /** References of ours to try for matching, Belgian or in ISO 11649: the structured one if valid, then those in the free text. */
    public List<StructuredReference> references() {
        Set<StructuredReference> found = new LinkedHashSet<>();
        if (structuredReference != null) {
            StructuredReference.parse(structuredReference).ifPresent(found::add);
            CreditorReference.parse(structuredReference)
                    .flatMap(StructuredReference::in)
                    .ifPresent(found::add);
        }
        found.addAll(StructuredReference.findIn(text));
        return List.copyOf(found);
    }

    /** The structured reference, else the free text. */
    public String reference() {
        return structuredReference != null ? structuredReference : text;
    }

    public boolean isStructured() {
        return structuredReference != null;
    }

    public boolean isReturn() {
        return !returnReason.isEmpty();
    }
}
