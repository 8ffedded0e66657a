package coop.ouvrage.simulators.bank;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a bank says about a name and an account.
 *
 * @param result MTCH, CMTC (close), NMTC (no) or NOAP (cannot be said)
 * @param holder told when the name is close; else empty
 */
public record PayeeAnswer(String result, String holder) {

    private static final int LETTERS_THAT_MAY_DIFFER = 2;

    static PayeeAnswer of(String asked, String holder) {
        List<String> wanted = words(asked);
        List<String> known = words(holder);
        if (wanted.equals(known)) {
            return new PayeeAnswer("MTCH", "");
        }
        boolean within = !wanted.isEmpty() && (known.containsAll(wanted) || wanted.containsAll(known));
        return within || distance(String.join("", wanted), String.join("", known)) <= LETTERS_THAT_MAY_DIFFER
                ? new PayeeAnswer("CMTC", holder)
                : new PayeeAnswer("NMTC", "");
    }

    /** In any order, without case, accents and signs. */
    private static List<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .sorted()
                .toList();
    }

    /** Letters to put in, leave out or change. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        Arrays.setAll(before, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
