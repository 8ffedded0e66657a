package coop.ouvrage.money;

import fr.marcwrobel.jbanking.IsoCountry;
import fr.marcwrobel.jbanking.iban.BbanStructure;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bank account number with right check digits: those of ISO 13616, and for Belgium also those of the national number.
 *
 * <p>{@link #toString()} hides the middle, so that no log shows an account; {@link #value()} and {@link #grouped()} show
 * it all.
 *
 * @param value without blanks, upper case
 */
public record Iban(String value) {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]");
    private static final Pattern CHARACTERS = Pattern.compile("[A-Z]{2}[0-9]{2}[0-9A-Z]+");
    private static final Pattern BELGIAN_NUMBER = Pattern.compile("[0-9]{12}");

    /** Why a text is not an account number. */
    public enum Fault {
        EMPTY,
        CHARACTERS,
        /** No country, or one without IBAN. */
        COUNTRY,
        /** Length, or letters and digits, not those of its country. */
        FORM,
        CHECK_DIGITS,
        NATIONAL_CHECK_DIGITS;

        /** Key of its message: {@code refusal.money.iban_…}. */
        public String code() {
            return "money.iban_" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException if it is not valid; the message names the fault, never the number */
    public Iban {
        Optional<Fault> fault = fault(value);
        if (fault.isPresent() || !value.equals(bare(value))) {
            throw new IllegalArgumentException(
                    "not an account number: " + fault.map(Fault::code).orElse("blanks"));
        }
    }

    /** The account as somebody wrote it; empty if {@link #fault} finds one. */
    public static Optional<Iban> parse(String written) {
        return fault(written).isPresent() ? Optional.empty() : Optional.of(new Iban(bare(written)));
    }

    /** The account of a Belgian number of before, twelve digits with or without dashes; empty if it is none. */
    public static Optional<Iban> ofBelgianNumber(String written) {
        String digits = written.replaceAll("[\\s./-]", "");
        return BELGIAN_NUMBER.matcher(digits).matches()
                ? parse(withRightCheckDigits("BE00" + digits))
                : Optional.empty();
    }

    /** @throws IllegalArgumentException if it is not valid; the message names the fault, never the number */
    public static Iban of(String written) {
        return new Iban(bare(written));
    }

    /** What is wrong with this account number, the first fault in the order of {@link Fault}; empty if nothing is. */
    public static Optional<Fault> fault(String written) {
        String iban = bare(written);
        if (iban.isEmpty()) {
            return Optional.of(Fault.EMPTY);
        }
        if (!CHARACTERS.matcher(iban).matches()) {
            return Optional.of(Fault.CHARACTERS);
        }
        return faultOfForm(iban);
    }

    /** The two letters of the country. */
    public String country() {
        return value.substring(0, 2);
    }

    /** As printed for people, in groups of four. */
    public String grouped() {
        return value.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** Country, check digits and the last four characters; the rest hidden. */
    public String masked() {
        return value.substring(0, 4) + " … " + value.substring(value.length() - 4);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static Optional<Fault> faultOfForm(String iban) {
        Optional<BbanStructure> structure =
                IsoCountry.fromAlpha2Code(iban.substring(0, 2)).flatMap(BbanStructure::forCountry);
        if (structure.isEmpty()) {
            return Optional.of(Fault.COUNTRY);
        }
        String right = withRightCheckDigits(iban);
        if (!fr.marcwrobel.jbanking.iban.Iban.isValid(right)) {
            return Optional.of(Fault.FORM);
        }
        if (!iban.equals(right)) {
            return Optional.of(Fault.CHECK_DIGITS);
        }
        return iban.startsWith("BE") && !StructuredReference.isValid(iban.substring(4))
                ? Optional.of(Fault.NATIONAL_CHECK_DIGITS)
                : Optional.empty();
    }

    /** With these the rest of the number is either right for its country or not. */
    private static String withRightCheckDigits(String iban) {
        String country = iban.substring(0, 2);
        String rest = iban.substring(4);
        int digits = 98 - Mod97.of(rest + country + "00");
        return country + (digits < 10 ? "0" : "") + digits + rest;
    }

    private static String bare(String written) {
        return isBare(written)
                ? written
                : BLANKS.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** As accounts are kept: a pay run reads them by the thousand. */
    private static boolean isBare(String written) {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return true;
    }
}
