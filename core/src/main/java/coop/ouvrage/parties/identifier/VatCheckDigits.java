package coop.ouvrage.parties.identifier;

import java.math.BigInteger;

/** Check digits of VAT numbers, each for a number of right form without its prefix. */
final class VatCheckDigits {

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private VatCheckDigits() {}

    /** ISO 7064, modulo 11,10. */
    static boolean german(String number) {
        int product = 10;
        for (int i = 0; i < 8; i++) {
            int sum = (Digits.at(number, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == Digits.at(number, 8);
    }

    /** Key from the SIREN, itself with a Luhn digit; a key with letters has no public rule. Monaco has no SIREN (000…). */
    static boolean french(String number) {
        String siren = number.substring(2);
        if (!Digits.only(number.substring(0, 2))) {
            return true;
        }
        boolean key = Digits.number(number, 0, 2) == (12 + 3 * (Long.parseLong(siren) % 97)) % 97;
        return key && (siren.startsWith("000") || Digits.luhn(siren));
    }

    static boolean luxembourg(String number) {
        return Digits.number(number, 0, 6) % 89 == Digits.number(number, 6, 8);
    }

    /** Companies: modulo 11 of the nine digits. Sole traders since 2020: modulo 97 of the whole, letters as two digits. */
    static boolean dutch(String number) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += (9 - i) * Digits.at(number, i);
        }
        boolean modulo11 = sum % 11 == Digits.at(number, 8);
        StringBuilder digits = new StringBuilder();
        ("NL" + number).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return modulo11 || new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue() == 1;
    }
}
