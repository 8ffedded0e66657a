package coop.ouvrage.parties;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The countries of ISO 3166, by their code of two letters. */
public final class Countries {

    /** Where the co-operative has its seat, whose registers and numbers this module reads. */
    public static final String HOME = "BE";

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Countries() {}

    public static boolean isKnown(String code) {
        return CODES.contains(code);
    }

    /** The name of a country as speakers of {@code language} say it. */
    public static String name(String code, Locale language) {
        return Locale.of("", code).getDisplayCountry(language);
    }

    /** All codes in the alphabetical order of {@code language}, {@code first} on top. */
    public static List<String> inOrder(Locale language, String first) {
        return CODES.stream()
                .sorted(Comparator.comparing((String code) -> !code.equals(first))
                        .thenComparing(code -> name(code, language), java.text.Collator.getInstance(language)))
                .toList();
    }
}
