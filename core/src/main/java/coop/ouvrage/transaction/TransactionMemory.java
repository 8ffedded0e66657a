package coop.ouvrage.transaction;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction keeps in memory, a part for each owner. Set aside while another transaction runs within it, gone with
 * its end. Comes last before the commit, so that what others write then is still kept.
 */
final class TransactionMemory implements TransactionSynchronization {

    /** What one owner keeps. */
    interface Part {

        default void beforeCommit() {}

        /** A point is marked to which the transaction may be taken back. */
        default void savepoint(Object savepoint) {}

        void backTo(Object savepoint);

        /** Another transaction begins to run within this one. */
        default void setAside() {}

        default void ended(boolean committed) {}
    }

    private final Map<Object, Part> parts = new IdentityHashMap<>();
    private final List<Part> inOrder = new ArrayList<>();
    private boolean committing;

    /** That of the running transaction; null if none runs, or one that commits already. */
    static @Nullable TransactionMemory current() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        TransactionMemory memory =
                (TransactionMemory) TransactionSynchronizationManager.getResource(TransactionMemory.class);
        if (memory == null) {
            memory = new TransactionMemory();
            TransactionSynchronizationManager.bindResource(TransactionMemory.class, memory);
            TransactionSynchronizationManager.registerSynchronization(memory);
        }
        return memory.committing ? null : memory;
    }

    /** That of the running transaction, if it keeps anything, one that commits too; null otherwise. */
    static @Nullable TransactionMemory running() {
        return (TransactionMemory) TransactionSynchronizationManager.getResource(TransactionMemory.class);
    }

    /** The part of an owner, made when first asked for. */
    <P extends Part> P part(Object owner, Class<P> type, Supplier<P> maker) {
        return type.cast(parts.computeIfAbsent(owner, key -> {
            P part = maker.get();
            inOrder.add(part);
            return part;
        }));
    }

    /** The part of an owner, if there is one. */
    @Nullable
    Part known(Object owner) {
        return parts.get(owner);
    }

    List<Part> parts() {
        return List.copyOf(inOrder); // whoever writes may begin another
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        committing = true;
        inOrder.forEach(Part::beforeCommit);
    }

    @Override
    public void savepoint(Object savepoint) {
        inOrder.forEach(part -> part.savepoint(savepoint));
    }

    @Override
    public void savepointRollback(Object savepoint) {
        inOrder.forEach(part -> part.backTo(savepoint));
    }

    @Override
    public void suspend() {
        inOrder.forEach(Part::setAside);
        TransactionSynchronizationManager.unbindResource(TransactionMemory.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(TransactionMemory.class, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(TransactionMemory.class);
        inOrder.forEach(part -> part.ended(status == STATUS_COMMITTED));
    }
}
