package coop.ouvrage.web;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets an answer take no less than a set time, so that its haste does not tell what was found: who is known costs a mail more than who
 * is not.
 */
public final class EvenPace {

    private static final Duration LEAST = Duration.ofMillis(250);

    private EvenPace() {}

    public static <T> T of(Supplier<T> answer) {
        long begun = System.nanoTime();
        try {
            return answer.get();
        } finally {
            rest(LEAST.minusNanos(System.nanoTime() - begun));
        }
    }

    private static void rest(Duration left) {
        if (left.isPositive()) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
