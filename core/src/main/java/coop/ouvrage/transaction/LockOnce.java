package coop.ouvrage.transaction;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Locks that a transaction asks for again and again: taken once, since it keeps them until it ends, and taken again after a savepoint
 * that was taken back, which may have freed them. Without a transaction nothing is remembered.
 */
public final class LockOnce<K> {

    private final ReadOnce<K, Boolean> held = new ReadOnce<>();

    /** @param taker takes the lock; false if there is nothing to lock */
    public void take(K key, BooleanSupplier taker) {
        held.get(key, locked -> taker.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
