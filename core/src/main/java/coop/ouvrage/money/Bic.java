package coop.ouvrage.money;

import fr.marcwrobel.jbanking.IsoCountry;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Code of a bank by ISO 9362: four characters of the bank, its country, two of the place, and three of a branch where one is meant.
 *
 * @param value eight or eleven characters, without blanks, upper case
 */
public record Bic(String value) {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]");
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");

    /** Why a text is not the code of a bank. */
    public enum Fault {
        FORM,
        /** No country. */
        COUNTRY;

        /** Key of its message: {@code refusal.money.bic_…}. */
        public String code() {
            return "money.bic_" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException if it is not valid */
    public Bic {
        Optional<Fault> fault = fault(value);
        if (fault.isPresent() || !value.equals(bare(value))) {
            throw new IllegalArgumentException("not the code of a bank");
        }
    }

    /** @throws IllegalArgumentException if it is not valid */
    public static Bic of(String written) {
        return new Bic(bare(written));
    }

    /** What is wrong with this code; empty if nothing is. */
    public static Optional<Fault> fault(String written) {
        String bic = bare(written);
        if (!FORM.matcher(bic).matches()) {
            return Optional.of(Fault.FORM);
        }
        return IsoCountry.fromAlpha2Code(bic.substring(4, 6)).isPresent()
                ? Optional.empty()
                : Optional.of(Fault.COUNTRY);
    }

    private static String bare(String written) {
        return BLANKS.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
