package coop.ouvrage.demo;

import java.io.PrintStream;

/** Tells how far the load has come: a line that is written over on a terminal, one every few seconds elsewhere. */
final class Progress {

    private static final long SILENCE_NANOS = 3_000_000_000L;

    private final PrintStream err;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private final long start = System.nanoTime();
    private volatile int percent;
    private long told = start - SILENCE_NANOS;

    Progress(PrintStream err) {
        this.err = err;
    }

    void at(String what, int done, int of) {
        percent = 100 * done / Math.max(of, 1);
        long now = System.nanoTime();
        if (!terminal && now - told < SILENCE_NANOS) {
            return;
        }
        told = now;
        String line = "ouvrage: loading the demo co-operative: " + percent + " %, " + what;
        err.print(terminal ? "\r\033[K" + line : line + "\n");
        err.flush();
    }

    int percent() {
        return percent;
    }

    void done(String line) {
        long seconds = Math.round((System.nanoTime() - start) / 1e9);
        err.println((terminal ? "\r\033[K" : "") + "ouvrage: " + line + ", loaded in " + seconds + " s");
    }
}
