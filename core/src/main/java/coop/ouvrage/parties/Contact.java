package coop.ouvrage.parties;

import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of how somebody is reached: language, mail, telephone. */
final class Contact {

    /** The languages of pages and documents. */
    static final Set<String> LANGUAGES = Set.of("fr", "nl", "de", "en");

    /** Form only: that the address exists is proved by the mail that is answered. */
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>\",;:()\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}.-]{1,180}\\.[\\p{L}]{2,24}");

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]{6,24}");

    private Contact() {}

    static List<Refusal> refusals(Locale language, @Nullable String email, @Nullable String phone) {
        List<Refusal> refusals = new ArrayList<>();
        if (!LANGUAGES.contains(language.getLanguage())) {
            refusals.add(Refusal.of("parties.language_unknown", "language", language.getLanguage()));
        }
        if (email != null && !MAIL.matcher(email).matches()) {
            refusals.add(Refusal.of("parties.mail_wrong"));
        }
        if (phone != null && !PHONE.matcher(phone).matches()) {
            refusals.add(Refusal.of("parties.phone_wrong"));
        }
        return refusals;
    }
}
