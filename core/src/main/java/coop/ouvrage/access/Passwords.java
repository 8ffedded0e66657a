package coop.ouvrage.access;

import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Passwords: at least twelve characters, kept as bcrypt of their SHA-256, so that none is too long for bcrypt. */
final class Passwords {

    private static final int SHORTEST = 12;
    private static final BCryptPasswordEncoder ENCODER = new BCryptPasswordEncoder(10);

    /** Compared against when there is no user, so that the time taken tells nothing. */
    private static final String NOBODY = hash(Secrets.token());

    private Passwords() {}

    static String hash(String password) {
        return String.valueOf(ENCODER.encode(Secrets.hash(password)));
    }

    /** Takes as long for a missing hash as for a wrong password. */
    static boolean matches(String password, @Nullable String hash) {
        boolean same = ENCODER.matches(Secrets.hash(password), hash == null ? NOBODY : hash);
        return same && hash != null;
    }

    static List<Refusal> weaknesses(String password, String login) {
        List<Refusal> refusals = new ArrayList<>();
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            refusals.add(Refusal.of("access.password_short", "shortest", SHORTEST));
        }
        String name = login.split("@")[0].toLowerCase(Locale.ROOT);
        boolean guessable =
                name.length() > 3 && password.toLowerCase(Locale.ROOT).contains(name)
                        || password.chars().distinct().count() < 5;
        if (guessable) {
            refusals.add(Refusal.of("access.password_guessable"));
        }
        return refusals;
    }
}
