package coop.ouvrage.money;

/** Remainder by 97 of a text in which a letter stands for two digits (A = 10 … Z = 35), as in ISO 7064. */
final class Mod97 {

    private Mod97() {}

    /** @throws NumberFormatException if the text is empty or holds anything but digits and the letters A to Z */
    static int of(String text) {
        if (text.isEmpty()) {
            throw new NumberFormatException("nothing to divide");
        }
        int rest = 0;
        for (int at = 0; at < text.length(); at++) {
            int digit = Character.digit(text.charAt(at), 36);
            if (digit < 0) {
                throw new NumberFormatException("neither a digit nor a letter");
            }
            rest = (rest * (digit < 10 ? 10 : 100) + digit) % 97;
        }
        return rest;
    }
}
