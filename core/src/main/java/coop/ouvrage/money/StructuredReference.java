package coop.ouvrage.money;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Structured communication of a Belgian transfer: ten digits and two check digits, shown {@code +++123/4567/89002+++}.
 *
 * <p>The check digits are the first ten modulo 97, and 97 when the remainder is 0.
 *
 * @param digits the twelve digits, bare, as banks transmit them
 */
public record StructuredReference(String digits) {

    private static final long LARGEST_BASE = 9_999_999_999L;
    private static final Pattern WRITTEN = Pattern.compile("[+*]{0,3}\\s*([0-9][0-9 ./-]*[0-9])\\s*[+*]{0,3}");

    // People type the slashes, blanks, dots, dashes, or nothing between the three groups.
    private static final Pattern IN_TEXT =
            Pattern.compile("(?<![0-9])([0-9]{3})[ ./-]{0,3}([0-9]{4})[ ./-]{0,3}([0-9]{5})(?![0-9])");

    /** Twelve digits in a reference of ISO 11649, in groups of four or as it comes. */
    private static final Pattern ABROAD =
            Pattern.compile("(?i)(?<![0-9A-Z])RF ?[0-9]{2}(?:[ .-]?[0-9]){12}(?![0-9A-Z])");

    /** @throws IllegalArgumentException if these are not twelve digits with right check digits */
    public StructuredReference {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("not a structured communication: " + digits);
        }
    }

    /**
     * The reference made from a number of up to ten digits.
     *
     * @throws IllegalArgumentException if the number is negative or longer
     */
    public static StructuredReference of(long base) {
        if (base < 0 || base > LARGEST_BASE) {
            throw new IllegalArgumentException("a structured communication is made from up to ten digits: " + base);
        }
        return new StructuredReference("%010d%02d".formatted(base, checkDigits(base)));
    }

    /** The reference as somebody wrote it, with or without plus signs, stars, slashes and blanks; empty if it is none. */
    public static Optional<StructuredReference> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(1).replaceAll("[^0-9]", "");
        return isValid(digits) ? Optional.of(new StructuredReference(digits)) : Optional.empty();
    }

    /**
     * Every valid reference inside a free text, in order, each once; those of payers abroad behind the others. A Belgian
     * account number of the old form has the same check digits, so a find is a candidate until an open reference equals it.
     */
    public static List<StructuredReference> findIn(String text) {
        Set<StructuredReference> found = new LinkedHashSet<>();
        Matcher matcher = IN_TEXT.matcher(text);
        for (int from = 0; matcher.find(from); from = matcher.start() + 3) {
            String digits = matcher.group(1) + matcher.group(2) + matcher.group(3);
            if (isValid(digits)) {
                found.add(new StructuredReference(digits));
            }
        }
        ABROAD.matcher(text)
                .results()
                .flatMap(match -> CreditorReference.parse(match.group().replaceAll("[ .-]", "")).stream())
                .flatMap(reference -> in(reference).stream())
                .forEach(found::add);
        return List.copyOf(found);
    }

    /** The digits that a list is searched by: those of the reference in a text, in either form, or else all of its digits. */
    public static String sought(String text) {
        return findIn(text).stream()
                .findFirst()
                .map(StructuredReference::digits)
                .orElseGet(() -> text.replaceAll("\\D", ""));
    }

    /** Whether these are twelve bare digits with right check digits. */
    public static boolean isValid(String digits) {
        return digits.length() == 12
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(digits.substring(10)) == checkDigits(Long.parseLong(digits.substring(0, 10)));
    }

    /** The same for a payer abroad, whose bank knows the Belgian form not: its digits in a reference of ISO 11649. */
    public CreditorReference creditor() {
        return CreditorReference.of(digits);
    }

    /** The Belgian reference in one that {@link #creditor} made; empty for that of anybody else. */
    public static Optional<StructuredReference> in(CreditorReference reference) {
        String digits = reference.value().substring(4);
        return isValid(digits) ? Optional.of(new StructuredReference(digits)) : Optional.empty();
    }

    /** As printed for people: {@code +++123/4567/89002+++}. */
    public String display() {
        return "+++" + digits.substring(0, 3) + "/" + digits.substring(3, 7) + "/" + digits.substring(7) + "+++";
    }

    @Override
    public String toString() {
        return display();
    }

    private static int checkDigits(long base) {
        int remainder = (int) (base % 97);
        return remainder == 0 ? 97 : remainder;
    }
}
