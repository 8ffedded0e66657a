package coop.ouvrage.transaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            expected.inOrder.computeIfAbsent(kind, none -> new InOrder()).add(keys);
        }
    }

    /** Nothing more is foreseen. */
    public static void over() {
        Expected expected = expected();
        if (expected != null) {
            expected.times++;
            expected.inOrder.clear();
        }
    }

    /** How many times something was said: what was read ahead before the last time is not looked at any more. */
    static int times() {
        Expected expected = expected();
        return expected == null ? 0 : expected.times;
    }

    /** In the order in which they will be dealt with. */
    static List<UUID> of(Kind kind) {
        InOrder known = known(kind);
        return known == null ? List.of() : known.keys;
    }

    /** Where in {@link #of} this one stands; the end if it was not foreseen. */
    static int place(Kind kind, UUID key) {
        InOrder known = known(kind);
        return known == null ? 0 : known.places.getOrDefault(key, known.keys.size());
    }

    private static @Nullable InOrder known(Kind kind) {
        Expected expected = expected();
        return expected == null ? null : expected.inOrder.get(kind);
    }

    private static @Nullable Expected expected() {
        TransactionMemory memory = TransactionMemory.current();
        return memory == null ? null : memory.part(Foreseen.class, Expected.class, Expected::new);
    }

    private static final class Expected implements TransactionMemory.Part {

        private int times;
        private final Map<Kind, InOrder> inOrder = new EnumMap<>(Kind.class);

        @Override
        public void backTo(Object savepoint) {
            // still to come
        }
    }

    private static final class InOrder {

        private final List<UUID> keys = new ArrayList<>();
        private final Map<UUID, Integer> places = new HashMap<>();

        private void add(Collection<UUID> more) {
            for (UUID key : more) {
                if (places.putIfAbsent(key, keys.size()) == null) {
                    keys.add(key);
                }
            }
        }
    }
}
