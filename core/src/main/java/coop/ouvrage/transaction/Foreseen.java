package coop.ouvrage.transaction;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the running transaction is going to deal with, one after the other: said once by whoever does many acts, so that a store which is
 * asked for the first of them reads, or locks, all of them by one statement. Nothing but speed depends on it; without a transaction nothing
 * is kept.
 */
public final class Foreseen {

    /** Of what an identifier is. */
    public enum Kind {
        PERSON,
        WORKER,
        UNIT,
        CLIENT,
        JOB,
        QUOTE,
        ORDER,
        CONTRACT,
        PURPOSE
    }

    private Foreseen() {}

    /** These will be asked for in the running transaction. */
    public static void expect(Kind kind, Collection<UUID> keys) {
        Expected expected = expected();
        if (expected != null) {
            expected.times++;
            expected.keys.computeIfAbsent(kind, none -> new LinkedHashSet<>()).addAll(keys);
        }
    }

    /** Nothing more is foreseen. */
    public static void over() {
        Expected expected = expected();
        if (expected != null) {
            expected.times++;
            expected.keys.clear();
        }
    }

    /** How many times something was said: what was read ahead before the last time is not looked at any more. */
    static int times() {
        Expected expected = expected();
        return expected == null ? 0 : expected.times;
    }

    static Set<UUID> of(Kind kind) {
        Expected expected = expected();
        return expected == null ? Set.of() : expected.keys.getOrDefault(kind, Set.of());
    }

    private static @Nullable Expected expected() {
        TransactionMemory memory = TransactionMemory.current();
        return memory == null ? null : memory.part(Foreseen.class, Expected.class, Expected::new);
    }

    private static final class Expected implements TransactionMemory.Part {

        private int times;
        private final Map<Kind, Set<UUID>> keys = new EnumMap<>(Kind.class);

        @Override
        public void backTo(Object savepoint) {
            // still to come
        }
    }
}
