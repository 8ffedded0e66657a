package coop.ouvrage.treasury;

import java.math.BigInteger;

/**
 * Identifier of a Belgian creditor in the SEPA direct debit scheme (AT-02): country, two check digits, the business code {@code ZZZ}, the
 * enterprise number. The check digits are those of ISO 7064 MOD 97-10 over enterprise number and country; the business code does not count
 * (EPC262-08, section Belgium; Febelfin's guide for pain.008 gives BE12 for 0456810810).
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
