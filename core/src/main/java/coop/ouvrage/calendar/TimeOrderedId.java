package coop.ouvrage.calendar;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes identifiers (UUID version 7, RFC 9562): unguessable, and later ones sort after earlier ones of the same process, so that
 * indexes grow at their end.
 */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Milliseconds since 1970 in the upper 52 bits, a count within the millisecond in the lower 12. */
    private static final AtomicLong LAST = new AtomicLong();

    private TimeOrderedId() {}

    public static UUID next() {
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() << 12));
        long millis = stamp >>> 12;
        long count = stamp & 0xfff;
        long low = RANDOM.nextLong();
        return new UUID(millis << 16 | 0x7000 | count, low & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
    }
}
