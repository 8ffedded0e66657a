package coop.ouvrage.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final String HASH = Passwords.hash("quatre chevaux lents");

    @Test
    void onlyTheRightOneMatches() {
        assertThat(Passwords.matches("quatre chevaux lents", HASH)).isTrue();
        assertThat(Passwords.matches("quatre chevaux", HASH)).isFalse();
        assertThat(Passwords.matches("quatre chevaux lents", null)).isFalse();
    }

    /** Who measures the answer of a log-in does not learn whether somebody is known. */
    @Test
    void nobodyTakesAsLongAsSomebody() {
        fastest(HASH);
        long known = fastest(HASH);
        long unknown = fastest(null);
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    private static long fastest(@Nullable String hash) {
        return LongStream.range(0, 5)
                .map(i -> {
                    long start = System.nanoTime();
                    Passwords.matches("a wrong password", hash);
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
    }
}
