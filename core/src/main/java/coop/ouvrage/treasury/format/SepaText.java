package coop.ouvrage.treasury.format;

import java.text.Normalizer;
import java.util.Map;

/** Texts of SEPA messages: Latin letters without accents, digits and a few signs (EPC 217-08). */
final class SepaText {

    private static final String SIGNS = "/-?:().,'+ ";
    private static final Map<Integer, String> BY_HAND = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "Th"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) '&', "+"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '`', "'"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '·', "."),
            Map.entry((int) '_', "-"),
            Map.entry((int) ';', ","),
            Map.entry((int) '€', "EUR"));

    private SepaText() {}

    /**
     * The nearest text that banks take, of at most {@code length} characters; signs without a near one become a dot. Never
     * empty: a name wholly in another script becomes dots, and the account decides.
     */
    static String of(String text, int length) {
        StringBuilder sepa = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> sepa.append(one(c)));
        String single = sepa.toString().replaceAll(" +", " ").strip();
        String cut =
                single.length() <= length ? single : single.substring(0, length).strip();
        return cut.isEmpty() ? "." : cut;
    }

    /**
     * Whether an identification may stand as it is: these characters, not longer, no slash at its ends nor two together. An
     * identification is never changed in silence, since answers are found by it.
     */
    static boolean isIdentification(String id, int length) {
        return !id.isBlank()
                && id.equals(id.strip())
                && id.length() <= length
                && !id.startsWith("/")
                && !id.endsWith("/")
                && !id.contains("//")
                && id.codePoints().allMatch(SepaText::isAllowed);
    }

    private static String one(int character) {
        if (isAllowed(character)) {
            return Character.toString(character);
        }
        return Character.isWhitespace(character) ? " " : BY_HAND.getOrDefault(character, ".");
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || SIGNS.indexOf(c) >= 0;
    }
}
