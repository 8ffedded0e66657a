package coop.ouvrage.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** Kills a process again and again at a random moment of its work; each one looks at what the one before left behind. */
public final class Killing {

    private static final int MORE = 4;

    private final Path directory;
    private final Class<?> victim;
    private final RandomGenerator random = RandomGenerator.getDefault();

    /** @param victim a main class with two arguments: data directory and amount of work, none meaning that it only looks */
    public Killing(Path directory, Class<?> victim) {
        this.directory = directory;
        this.victim = victim;
    }

    /**
     * So many kills, unless {@link #asked} otherwise, and some more while all came too late. The first one works undisturbed, which
     * tells how long it takes, half as long after each that was faster; then come the kills; the last one ends in peace.
     *
     * @return how many of them died before they had finished
     */
    public int times(int kills, int work, String begins, String ends, String... found) throws Exception {
        long took = undisturbed(work, ends);
        int hits = 0;
        for (int i = 0; i < asked(kills) || hits == 0 && i < asked(kills) + MORE; i++) {
            try (OuvrageProcess process = start(work)) {
                process.prints(begins);
                Thread.sleep(random.nextLong(took));
                process.kill();
                assertThat(process.out()).contains(found);
                if (process.out().contains(ends)) {
                    took = Math.max(1, took / 2);
                } else {
                    hits++;
                }
            }
        }
        try (OuvrageProcess last = start(0)) {
            last.prints("ENDED");
            assertThat(last.out()).contains(found);
        }
        return hits;
    }

    /** How many kills: the few of an ordinary run, or what {@code -Douvrage.test.kills=50} asks for. */
    public static int asked(int usual) {
        return Integer.getInteger("ouvrage.test.kills", usual);
    }

    private long undisturbed(int work, String ends) throws Exception {
        try (OuvrageProcess process = start(work)) {
            process.prints("ENDED");
            return Long.parseLong(process.out().replaceAll("(?s).*" + ends + " in (\\d+) ms.*", "$1"));
        }
    }

    private OuvrageProcess start(int work) throws Exception {
        return OuvrageProcess.start(victim, directory, directory.resolve("data").toString(), "" + work);
    }
}
