package coop.ouvrage.transaction;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Locks that a transaction asks for again and again: taken once, since it keeps them until it ends, and taken again after a savepoint
 * that was taken back, which may have freed them. Without a transaction nothing is remembered.
 */
public final class LockOnce<K> {

    /** @param taker takes the lock; false if there is nothing to lock */
    public void take(K key, BooleanSupplier taker) {
        Held<K> held = held();
        if (held != null && held.keys.contains(key)) {
            return;
        }
        if (taker.getAsBoolean() && held != null) {
            held.keys.add(key);
        }
    }

    @SuppressWarnings("unchecked") // the part of this owner is of its own keys
    private @Nullable Held<K> held() {
        TransactionMemory memory = TransactionMemory.current();
        return memory == null ? null : (Held<K>) memory.part(this, Held.class, Held::new);
    }

    private static final class Held<K> implements TransactionMemory.Part {

        private final Set<K> keys = new HashSet<>();

        @Override
        public void backTo(Object savepoint) {
            keys.clear();
        }
    }
}
