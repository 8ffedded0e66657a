package coop.ouvrage.parties;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form in which names are searched and compared: no case, no accents, no punctuation, no legal form. Two names that are
 * alike may still be two parties: a person decides.
 */
public record ComparableName(String value) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ]");
    private static final Pattern DOTS_OF_AN_ABBREVIATION = Pattern.compile("(?<=\\b\\p{L})\\.(?=\\p{L}\\b)");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Legal forms say nothing about which organisation is meant: "Dupont SRL" is "S.R.L. Dupont". */
    private static final Pattern LEGAL_FORMS =
            Pattern.compile("\\b(asbl|vzw|srl|sprl|bv|bvba|sa|nv|sc|cv|scrl|cvba|snc|vof"
                    + "|aisbl|ivzw|gmbh|ag|ev|sarl|sas|ltd|llc|plc)\\b");

    private static final int WORD_THAT_TELLS = 4;
    private static final int LENGTH_THAT_FORGIVES = 6;

    /** The comparable form of a name as somebody typed it. */
    public static ComparableName of(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String letters = APOSTROPHES.matcher(inBasicLetters(plain)).replaceAll("");
        String joined = DOTS_OF_AN_ABBREVIATION.matcher(letters).replaceAll("");
        String words = BETWEEN_WORDS.matcher(joined).replaceAll(" ").strip();
        String bare =
                LEGAL_FORMS.matcher(words).replaceAll(" ").replaceAll(" +", " ").strip();
        return new ComparableName(bare.isEmpty() ? words : bare);
    }

    private static String inBasicLetters(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ø", "o")
                .replace("ł", "l");
    }

    /** Whether both may be one party: same words in any order, one within the other, or a slip of the keyboard apart. */
    public boolean isLike(ComparableName other) {
        if (value.isEmpty() || other.value.isEmpty()) {
            return false;
        }
        List<String> mine = sortedWords();
        List<String> theirs = other.sortedWords();
        return mine.equals(theirs)
                || tellsAs(mine) && theirs.containsAll(mine)
                || tellsAs(theirs) && mine.containsAll(theirs)
                || isSlipOf(String.join("", mine), String.join("", theirs))
                || isSlipOf(joined(), other.joined()); // a slip in a first letter sorts the words otherwise
    }

    /** The name in one piece, its words as they were written. */
    public String joined() {
        return value.replace(" ", "");
    }

    /** The words by which candidates are looked up. */
    public List<String> tellingWords() {
        return sortedWords().stream()
                .filter(word -> word.length() >= WORD_THAT_TELLS)
                .toList();
    }

    private List<String> sortedWords() {
        return Arrays.stream(value.split(" ")).sorted().toList();
    }

    private static boolean tellsAs(List<String> words) {
        return words.stream().anyMatch(word -> word.length() >= WORD_THAT_TELLS);
    }

    private static boolean isSlipOf(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        if (shorter < LENGTH_THAT_FORGIVES || Math.abs(left.length() - right.length()) > 2) {
            return false;
        }
        return distance(left, right) <= (shorter > 2 * LENGTH_THAT_FORGIVES ? 2 : 1);
    }

    /** Number of letters to insert, drop or replace (Levenshtein). */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        Arrays.setAll(row, index -> index);
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[right.length()];
    }

    @Override
    public String toString() {
        return value;
    }
}
