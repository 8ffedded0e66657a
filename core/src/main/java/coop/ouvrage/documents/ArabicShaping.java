package coop.ouvrage.documents;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins Arabic letters: gives each the form that its neighbours ask for, out of Unicode's presentation forms B. The table is
 * read from Unicode itself: the forms of a letter follow each other as isolated, final, initial, medial, and each
 * decomposes to its letter.
 */
final class ArabicShaping {

    private static final int FIRST_FORM = 0xFE80;
    private static final int LAST_FORM = 0xFEF4;
    private static final Map<Integer, List<Integer>> FORMS = forms();

    private ArabicShaping() {}

    static String join(String text) {
        if (text.chars().noneMatch(c -> c >= 0x0600 && c <= 0x06FF)) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        StringBuilder joined = new StringBuilder(letters.length);
        for (int i = 0; i < letters.length; i++) {
            List<Integer> forms = FORMS.get(letters[i]);
            if (forms == null) {
                joined.appendCodePoint(letters[i]);
                continue;
            }
            boolean before = joinsOnward(neighbour(letters, i, -1));
            boolean after = forms.size() == 4
                    && FORMS.getOrDefault(neighbour(letters, i, 1), List.of()).size() > 1;
            joined.appendCodePoint(forms.get(Math.min(forms.size() - 1, (before ? 1 : 0) + (after ? 2 : 0))));
        }
        return joined.toString();
    }

    /** The next letter in that direction; vowel signs stand above a letter and do not part it from the next. */
    private static int neighbour(int[] letters, int from, int step) {
        int at = from + step;
        while (at >= 0 && at < letters.length && Character.getType(letters[at]) == Character.NON_SPACING_MARK) {
            at += step;
        }
        return at >= 0 && at < letters.length ? letters[at] : ' ';
    }

    private static boolean joinsOnward(int letter) {
        return FORMS.getOrDefault(letter, List.of()).size() == 4;
    }

    private static Map<Integer, List<Integer>> forms() {
        Map<Integer, List<Integer>> forms = new HashMap<>();
        for (int form = FIRST_FORM; form <= LAST_FORM; form++) {
            String letter = Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC);
            if (letter.codePointCount(0, letter.length()) == 1) {
                forms.computeIfAbsent(letter.codePointAt(0), l -> new ArrayList<>())
                        .add(form);
            }
        }
        return forms;
    }
}
