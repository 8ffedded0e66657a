package coop.ouvrage.app.backup;

import java.io.PrintStream;
import java.util.Locale;

/** Says on stderr how far long work has come, every few seconds. */
final class Telling {

    private static final long EVERY = 3_000_000_000L;

    private final PrintStream err;
    private final String doing;
    private long bytes;
    private long told = System.nanoTime();

    Telling(PrintStream err, String doing) {
        this.err = err;
        this.doing = doing;
    }

    void more(long some, String what) {
        bytes += some;
        long now = System.nanoTime();
        if (now - told > EVERY) {
            told = now;
            err.println(String.format(Locale.ROOT, "ouvrage: %s: %d MB, now %s", doing, bytes >> 20, what));
        }
    }
}
