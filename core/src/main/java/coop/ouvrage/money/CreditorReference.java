package coop.ouvrage.money;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Creditor reference of ISO 11649: {@code RF}, two check digits, one to twenty-one letters and digits. For payers abroad.
 *
 * @param value without blanks, upper case
 */
public record CreditorReference(String value) {

    private static final Pattern FORM = Pattern.compile("RF[0-9]{2}[0-9A-Z]{1,21}");

    /** @throws IllegalArgumentException if the form or the check digits are wrong */
    public CreditorReference {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a creditor reference: " + value);
        }
    }

    /**
     * The creditor reference made from an own reference, whose blanks are dropped.
     *
     * @throws IllegalArgumentException if that is not one to twenty-one letters and digits
     */
    public static CreditorReference of(String own) {
        String reference = bare(own);
        if (!reference.matches("[0-9A-Z]{1,21}")) {
            throw new IllegalArgumentException("a creditor reference is made from 1 to 21 letters and digits: " + own);
        }
        return new CreditorReference("RF%02d%s".formatted(98 - Mod97.of(reference + "RF00"), reference));
    }

    /** The reference as somebody wrote it, with or without blanks, any case; empty if it is none. */
    public static Optional<CreditorReference> parse(String written) {
        String reference = bare(written);
        return isValid(reference) ? Optional.of(new CreditorReference(reference)) : Optional.empty();
    }

    /** Whether the form and the check digits of this bare reference are right. */
    public static boolean isValid(String reference) {
        return FORM.matcher(reference).matches() && Mod97.of(reference.substring(4) + reference.substring(0, 4)) == 1;
    }

    /** As printed for people, in groups of four. */
    public String display() {
        return value.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return value;
    }

    /** The words after a reference may look like more of it: take them away one by one. */
    private static String bare(String written) {
        return written.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}
