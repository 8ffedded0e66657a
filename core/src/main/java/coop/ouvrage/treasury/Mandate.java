package coop.ouvrage.treasury;

import coop.ouvrage.money.Iban;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leave that somebody gave to debit their account (SEPA core scheme).
 *
 * @param reference ours, unique for ever, told to the debtor
 * @param revokedOn since when it stands no more; null while it does
 */
public record Mandate(
        UUID id,
        String reference,
        String entity,
        UUID party,
        String debtor,
        Iban iban,
        LocalDate signedOn,
        SignedHow signedHow,
        @Nullable LocalDate revokedOn) {

    /** How it was signed: the proof is kept by whoever entered it. Message key {@code treasury.mandate.<name>}. */
    public enum SignedHow {
        PAPER,
        ELECTRONIC
    }

    public boolean stands() {
        return revokedOn == null;
    }

    /** Names stay out of logs. */
    @Override
    public String toString() {
        return "Mandate[" + reference + "]";
    }
}
