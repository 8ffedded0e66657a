package coop.ouvrage.parties.identifier;

import java.util.Optional;

/**
 * Belgian enterprise number (KBO/BCE, participant scheme 0208): ten digits, the first 0 or 1, the last two = 97 − (first
 * eight modulo 97).
 *
 * @param value the ten digits, bare
 */
public record EnterpriseNumber(String value) {

    /** @throws IllegalArgumentException if it is not valid; the message names the fault, never the number */
    public EnterpriseNumber {
        Optional<IdentifierFault> fault = faultOf(value);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(
                    "not an enterprise number: " + fault.get().code());
        }
    }

    /** The number as somebody wrote it: dots, blanks, a leading {@code BE}, or without its leading zero. */
    public static Optional<EnterpriseNumber> parse(String written) {
        return fault(written).isPresent() ? Optional.empty() : Optional.of(new EnterpriseNumber(bare(written)));
    }

    /** What is wrong with this number; empty if nothing is. */
    public static Optional<IdentifierFault> fault(String written) {
        return faultOf(bare(written));
    }

    /** As printed for people: {@code 0203.201.340}. */
    public String display() {
        return value.substring(0, 4) + "." + value.substring(4, 7) + "." + value.substring(7);
    }

    /** The VAT number that goes with it, if its bearer is liable to VAT. */
    public VatNumber toVatNumber() {
        return new VatNumber("BE" + value);
    }

    @Override
    public String toString() {
        return Digits.masked(value, 3);
    }

    static Optional<IdentifierFault> faultOf(String digits) {
        if (digits.isEmpty()) {
            return Optional.of(IdentifierFault.EMPTY);
        }
        if (!Digits.only(digits)) {
            return Optional.of(IdentifierFault.CHARACTERS);
        }
        if (digits.length() != 10) {
            return Optional.of(IdentifierFault.LENGTH);
        }
        if (digits.charAt(0) > '1') {
            return Optional.of(IdentifierFault.FORM);
        }
        long base = Digits.number(digits, 0, 8);
        boolean right = base > 0 && 97 - base % 97 == Digits.number(digits, 8, 10);
        return right ? Optional.empty() : Optional.of(IdentifierFault.CHECK_DIGITS);
    }

    private static String bare(String written) {
        String bare = Digits.bare(written);
        String digits = bare.startsWith("BE") ? bare.substring(2) : bare;
        // Numbers of before 2005 had nine digits and are still written so.
        return digits.length() == 9 && Digits.only(digits) ? "0" + digits : digits;
    }
}
