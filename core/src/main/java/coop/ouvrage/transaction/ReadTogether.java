package coop.ouvrage.transaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * As {@link ReadOnce}, for what is asked for by identifiers that may be {@link Foreseen}: the first one that is asked for is read by one
 * statement together with those that are still to come. That there is nothing is remembered too, so that whoever writes the first row of
 * something must {@link #put} or {@link #forget} it.
 *
 * @param <V> an immutable value
 */
public final class ReadTogether<V> {

    private static final int MOST = 20_000;
    private static final int AT_ONCE = 1_000;

    private final Foreseen.Kind kind;
    private final boolean once;
    private final Function<UUID[], Map<UUID, V>> reader;

    /** @param reader reads what there is of these identifiers, by one statement */
    public ReadTogether(Foreseen.Kind kind, Function<UUID[], Map<UUID, V>> reader) {
        this(kind, false, reader);
    }

    private ReadTogether(Foreseen.Kind kind, boolean once, Function<UUID[], Map<UUID, V>> reader) {
        this.kind = kind;
        this.once = once;
        this.reader = reader;
    }

    /** For what may change without its reader being told: what was read ahead answers one question, nothing else is remembered. */
    public static <V> ReadTogether<V> ahead(Foreseen.Kind kind, Function<UUID[], Map<UUID, V>> reader) {
        return new ReadTogether<>(kind, true, reader);
    }

    public Optional<V> get(UUID key) {
        return get(key, reader);
    }

    /** The same, where what is read depends on what else is asked for. */
    public Optional<V> get(UUID key, Function<UUID[], Map<UUID, V>> reader) {
        Known<V> known = known();
        if (known == null) {
            return Optional.ofNullable(reader.apply(new UUID[] {key}).get(key));
        }
        int times = Foreseen.times();
        if (known.times != times) {
            known.times = times;
            known.lookAgain();
            if (once) {
                known.values.clear();
            }
        }
        Optional<V> value = known.values.get(key);
        Optional<V> found = value == null ? read(key, known, reader) : value;
        if (once) {
            known.values.remove(key);
        }
        return found;
    }

    private Optional<V> read(UUID key, Known<V> known, Function<UUID[], Map<UUID, V>> reader) {
        List<UUID> wanted = new ArrayList<>();
        wanted.add(key);
        known.ahead.add(key);
        List<UUID> toCome = Foreseen.of(kind);
        int from = known.takenBack ? Foreseen.place(kind, key) : 0;
        if (from < toCome.size()) {
            known.next = Math.max(known.next, from);
            for (; known.next < toCome.size() && wanted.size() < known.atOnce; known.next++) {
                UUID next = toCome.get(known.next);
                if (known.ahead.add(next) && !known.values.containsKey(next)) {
                    wanted.add(next);
                }
            }
        }
        known.atOnce = Math.min(AT_ONCE, known.atOnce * 2);
        Map<UUID, V> read = reader.apply(wanted.toArray(UUID[]::new));
        if (known.values.size() >= MOST) {
            known.values.clear();
        }
        wanted.forEach(one -> known.values.put(one, Optional.ofNullable(read.get(one))));
        return Optional.ofNullable(read.get(key));
    }

    /** Remembers what was read in another way, or written, just now. */
    public void put(UUID key, V value) {
        Known<V> known = known();
        if (known != null) {
            known.values.put(key, Optional.of(value));
        }
    }

    /** Remembers that there is nothing. */
    public void none(UUID key) {
        Known<V> known = known();
        if (known != null) {
            known.values.put(key, Optional.empty());
        }
    }

    /** Changes what is remembered as its row was changed; what is not remembered will be read. */
    public void change(UUID key, UnaryOperator<V> how) {
        Known<V> known = known();
        if (known != null) {
            known.values.computeIfPresent(key, (one, value) -> value.map(how));
        }
    }

    /** Adds to what is remembered, where it is remembered that there was nothing, too. */
    public void merge(UUID key, V value, BinaryOperator<V> how) {
        Known<V> known = known();
        if (known != null) {
            known.values.computeIfPresent(
                    key,
                    (one, before) ->
                            Optional.of(before.map(b -> how.apply(b, value)).orElse(value)));
        }
    }

    public void forget(UUID key) {
        Known<V> known = known();
        if (known != null) {
            known.values.remove(key);
        }
    }

    /** Forgets these, to be read anew together: their rows were locked just now. */
    public void readAgain(Collection<UUID> keys) {
        Known<V> known = known();
        if (known != null) {
            known.values.keySet().removeAll(Set.copyOf(keys));
            known.ahead.removeAll(Set.copyOf(keys));
            known.next = 0;
        }
    }

    public void forgetAll() {
        Known<V> known = known();
        if (known != null) {
            known.values.clear();
        }
    }

    @SuppressWarnings("unchecked") // the part of this owner is of its own rows
    private @Nullable Known<V> known() {
        TransactionMemory memory = TransactionMemory.current();
        return memory == null ? null : (Known<V>) memory.part(this, Known.class, Known::new);
    }

    /** What was read, and which of those to come were read ahead: a second time each is read alone. */
    private static final class Known<V> implements TransactionMemory.Part, ReadOnce.Forgets {

        /** After a step back few are read at once, then twice as many: where each step is taken back it must not be all of them for each. */
        private static final int AFTER_A_STEP_BACK = 8;

        private final Map<UUID, Optional<V>> values = new HashMap<>();
        private final Set<UUID> ahead = new HashSet<>();
        private int next; // before it all that was foreseen was read ahead
        private int times;
        private int atOnce = AT_ONCE;
        private boolean takenBack;

        private void lookAgain() {
            ahead.clear();
            next = 0;
        }

        /** What comes before the one that is asked for next was dealt with. */
        @Override
        public void backTo(Object savepoint) {
            values.clear();
            lookAgain();
            takenBack = true;
            atOnce = AFTER_A_STEP_BACK;
        }

        @Override
        public void setAside() {
            values.clear();
        }
    }
}
