package coop.ouvrage.parties.identifier;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Form of the VAT numbers by member state, after the prefix, as VIES describes them; and check digits where we know the rule
 * and it has no exceptions in use.
 */
enum VatPattern {
    AT("U[0-9]{8}"),
    BE("[01][0-9]{9}", number -> EnterpriseNumber.faultOf(number).isEmpty()),
    BG("[0-9]{9,10}"),
    CY("[0-9]{8}[A-Z]"),
    CZ("[0-9]{8,10}"),
    DE("[1-9][0-9]{8}", VatCheckDigits::german),
    DK("[0-9]{8}"),
    EE("[0-9]{9}"),
    EL("[0-9]{9}"),
    ES("[0-9A-Z][0-9]{7}[0-9A-Z]"),
    FI("[0-9]{8}"),
    FR("[0-9A-HJ-NP-Z]{2}[0-9]{9}", VatCheckDigits::french),
    HR("[0-9]{11}"),
    HU("[0-9]{8}"),
    IE("[0-9][0-9A-Z+*][0-9]{5}[A-Z]{1,2}"),
    IT("[0-9]{11}", Digits::luhn),
    LT("[0-9]{9}|[0-9]{12}"),
    LU("[0-9]{8}", VatCheckDigits::luxembourg),
    LV("[0-9]{11}"),
    MT("[0-9]{8}"),
    NL("[0-9]{9}B[0-9]{2}", VatCheckDigits::dutch),
    PL("[0-9]{10}"),
    PT("[0-9]{9}"),
    RO("[0-9]{2,10}"),
    SE("[0-9]{10}01"),
    SI("[0-9]{8}"),
    SK("[0-9]{10}"),
    XI("[0-9]{9}|[0-9]{12}|(?:GD|HA)[0-9]{3}");

    private final Pattern form;
    private final Predicate<String> checkDigits;

    VatPattern(String form) {
        this(form, number -> true);
    }

    VatPattern(String form, Predicate<String> checkDigits) {
        this.form = Pattern.compile(form);
        this.checkDigits = checkDigits;
    }

    static Optional<VatPattern> of(String value) {
        return Arrays.stream(values())
                .filter(pattern -> value.startsWith(pattern.name()))
                .findFirst();
    }

    Optional<IdentifierFault> fault(String number) {
        if (!form.matcher(number).matches()) {
            return Optional.of(IdentifierFault.FORM);
        }
        return checkDigits.test(number) ? Optional.empty() : Optional.of(IdentifierFault.CHECK_DIGITS);
    }
}
