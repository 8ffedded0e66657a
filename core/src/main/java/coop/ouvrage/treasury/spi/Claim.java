package coop.ouvrage.treasury.spi;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a bank line may be.
 *
 * @param subjects what it pays: invoices, payments, a subscription
 * @param certainty how sure; of several claimants the surest wins
 * @param reason message key of the sentence that says why
 * @param arguments for the named places of that sentence: numbers, amounts, names
 */
public record Claim(List<UUID> subjects, Certainty certainty, String reason, Map<String, Object> arguments) {

    /** How sure a claim is, surest first. Only the certain ones are settled without a person. */
    public enum Certainty {
        /** Carries an identification that we gave ourselves. */
        OWN_IDENTIFICATION,
        /** Right structured reference, right check digits, an amount that fits. */
        REFERENCE,
        /** No reference, but nothing else that it could be: invoices named in the text, or a rule that earlier matches have taught. */
        LEARNED,
        /** Right reference, but the amount or the state does not fit. */
        REFERENCE_AMOUNT_DIFFERS,
        /** A reference with a slip of the keyboard, or several numbers of invoices, and exactly their amount. */
        NAMED,
        KNOWN_ACCOUNT,
        NUMBER_IN_TEXT,
        NAME,
        AMOUNT,
        /** Found by an officer. */
        CHOSEN;

        public boolean isAutomatic() {
            return compareTo(LEARNED) <= 0;
        }
    }

    public Claim {
        subjects = List.copyOf(subjects);
        arguments = Map.copyOf(arguments);
    }

    public Claim(UUID subject, Certainty certainty, String reason, Map<String, Object> arguments) {
        this(List.of(subject), certainty, reason, arguments);
    }
}
