package coop.ouvrage.treasury;

import java.math.BigInteger;

/**
 * Identifier of a Belgian creditor in the SEPA direct debit scheme: country, two check digits (ISO 7064, modulus 97 over the enterprise
 * number), the business code {@code ZZZ}, the enterprise number. To be confirmed by the bank when it opens the service.
 */
record CreditorId(String value) {

    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    /** Letters B and E as numbers, and two zeros in place of the check digits. */
    private static final String COUNTRY = "111400";

    static CreditorId of(String enterpriseNumber) {
        int check = 98 - new BigInteger(enterpriseNumber + COUNTRY).mod(MODULUS).intValue();
        return new CreditorId("BE%02dZZZ%s".formatted(check, enterpriseNumber));
    }
}
