package coop.ouvrage.money;

import java.math.BigInteger;

/** Remainder by 97 of a text in which a letter stands for two digits (A = 10 … Z = 35), as in ISO 7064. */
final class Mod97 {

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private Mod97() {}

    /** @throws NumberFormatException if the text holds anything but digits and the letters A to Z */
    static int of(String text) {
        StringBuilder digits = new StringBuilder(2 * text.length());
        text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
    }
}
