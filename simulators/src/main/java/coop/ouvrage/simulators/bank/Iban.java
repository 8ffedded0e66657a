package coop.ouvrage.simulators.bank;

import java.math.BigInteger;

/** The bank's own check of account numbers: check digits of ISO 13616. */
final class Iban {

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private Iban() {}

    static boolean isRight(String iban) {
        if (!iban.matches("[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}")) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue() == 1;
    }
}
