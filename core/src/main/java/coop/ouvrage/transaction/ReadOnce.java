package coop.ouvrage.transaction;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows by their key that a transaction reads again and again: read once, then remembered until it ends. Never across transactions.
 *
 * <p>The store that reads a kind of row forgets it whenever it writes or locks one: after a lock is taken the row is read anew, as another
 * transaction may have changed it while this one waited. Everything is forgotten when a transaction is taken back to a savepoint and
 * when another one runs within it. Without a transaction nothing is remembered.
 *
 * @param <V> an immutable value
 */
public final class ReadOnce<K, V> {

    private static final int MOST = 10_000;

    /** The row with a key, from memory or read; what is not there is looked for again. */
    public Optional<V> get(K key, Function<K, Optional<V>> reader) {
        Known<K, V> known = known();
        if (known == null) {
            return reader.apply(key);
        }
        V value = known.values.get(key);
        if (value != null) {
            return Optional.of(value);
        }
        Optional<V> read = reader.apply(key);
        read.ifPresent(found -> known.put(key, found));
        return read;
    }

    /** Remembers a row that was read in another way, just now. */
    public void put(K key, V value) {
        Known<K, V> known = known();
        if (known != null) {
            known.put(key, value);
        }
    }

    /** Changes what is remembered as its row was changed; what is not remembered will be read. */
    public void change(K key, UnaryOperator<V> how) {
        Known<K, V> known = known();
        if (known != null) {
            known.values.computeIfPresent(key, (one, value) -> how.apply(value));
        }
    }

    /** The same of all that are remembered: for few. */
    public void changeAll(UnaryOperator<V> how) {
        Known<K, V> known = known();
        if (known != null) {
            known.values.replaceAll((one, value) -> how.apply(value));
        }
    }

    public void forget(K key) {
        Known<K, V> known = known();
        if (known != null) {
            known.values.remove(key);
        }
    }

    public void forgetAll() {
        Known<K, V> known = known();
        if (known != null) {
            known.values.clear();
        }
    }

    /** Forgets every kind of row: for a change that others show in rows of theirs. */
    public static void forgetEverything() {
        TransactionMemory memory = TransactionMemory.current();
        if (memory != null) {
            memory.parts().stream().filter(part -> part instanceof Forgets).forEach(TransactionMemory.Part::setAside);
        }
    }

    @SuppressWarnings("unchecked") // the part of this owner is of its own rows
    private @Nullable Known<K, V> known() {
        TransactionMemory memory = TransactionMemory.current();
        return memory == null ? null : (Known<K, V>) memory.part(this, Known.class, Known::new);
    }

    /** A part of the memory that holds what was read. */
    interface Forgets {}

    private static final class Known<K, V> implements TransactionMemory.Part, Forgets {

        private final Map<K, V> values = new HashMap<>();

        void put(K key, V value) {
            if (values.size() >= MOST) {
                values.clear();
            }
            values.put(key, value);
        }

        @Override
        public void backTo(Object savepoint) {
            values.clear();
        }

        @Override
        public void setAside() {
            values.clear();
        }
    }
}
