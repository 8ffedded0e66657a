package coop.ouvrage.parties;

import coop.ouvrage.refusal.Refusal;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How names are cleaned and refused: names of people and organisations follow the same rules. */
final class NameText {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F]+");

    /** Marks of direction and joining would let two names look alike; joiners inside a word belong to its spelling. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private NameText() {}

    static String tidy(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    static @Nullable String tidyOrNull(@Nullable String text) {
        String tidied = text == null ? "" : tidy(text);
        return tidied.isEmpty() ? null : tidied;
    }

    /** The reason why {@code name} cannot be a name; an empty one is for the caller to judge. */
    static Optional<Refusal> refusal(String name) {
        if (name.codePointCount(0, name.length()) > PersonName.LONGEST) {
            return Optional.of(Refusal.of("parties.name_too_long", "longest", PersonName.LONGEST));
        }
        if (UNSEEN.matcher(name).find() || name.indexOf('<') >= 0 || name.indexOf('>') >= 0) {
            return Optional.of(Refusal.of("parties.name_signs"));
        }
        if (!name.isEmpty() && name.codePoints().noneMatch(Character::isLetter)) {
            return Optional.of(Refusal.of("parties.name_without_letter"));
        }
        return Optional.empty();
    }

    /** Whether any letter is of another alphabet, so that a Latin form has to be asked. */
    static boolean needsLatinForm(String name) {
        return name.codePoints().filter(Character::isLetter).anyMatch(c -> UnicodeScript.of(c) != UnicodeScript.LATIN);
    }
}
