package coop.ouvrage.parties.identifier;

import java.util.Optional;

/**
 * VAT number of a member state of the European Union (or Northern Ireland, XI), with its prefix. The form is checked for
 * all, check digits for BE, DE, FR, IT, LU and NL. Whether the number is in use, only the tax authorities know (VIES).
 *
 * @param value with prefix, without blanks, upper case
 */
public record VatNumber(String value) {

    /** @throws IllegalArgumentException if it is not valid; the message names the fault, never the number */
    public VatNumber {
        Optional<IdentifierFault> fault = faultOf(value);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(
                    "not a VAT number: " + fault.get().code());
        }
    }

    /** The number as somebody wrote it, with its prefix. */
    public static Optional<VatNumber> parse(String written) {
        return fault(written).isPresent() ? Optional.empty() : Optional.of(new VatNumber(bare(written)));
    }

    /** What is wrong with this number; empty if nothing is. */
    public static Optional<IdentifierFault> fault(String written) {
        return faultOf(bare(written));
    }

    /** Prefix of the member state; Greece has {@code EL}. */
    public String prefix() {
        return value.substring(0, 2);
    }

    /** Country code of ISO 3166 (EL is GR, XI is GB). */
    public String country() {
        return switch (prefix()) {
            case "EL" -> "GR";
            case "XI" -> "GB";
            default -> prefix();
        };
    }

    /** The Belgian enterprise number inside; empty for other countries. */
    public Optional<EnterpriseNumber> enterpriseNumber() {
        return prefix().equals("BE") ? Optional.of(new EnterpriseNumber(value.substring(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return prefix() + Digits.masked(value.substring(2), 3);
    }

    private static Optional<IdentifierFault> faultOf(String value) {
        if (value.isEmpty()) {
            return Optional.of(IdentifierFault.EMPTY);
        }
        if (value.chars().anyMatch(c -> !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '+' || c == '*'))) {
            return Optional.of(IdentifierFault.CHARACTERS);
        }
        Optional<VatPattern> pattern = VatPattern.of(value);
        return pattern.isEmpty()
                ? Optional.of(IdentifierFault.COUNTRY)
                : pattern.get().fault(value.substring(2));
    }

    private static String bare(String written) {
        String bare = Digits.bare(written);
        boolean oldBelgian = bare.matches("BE[0-9]{9}");
        return oldBelgian ? "BE0" + bare.substring(2) : bare;
    }
}
