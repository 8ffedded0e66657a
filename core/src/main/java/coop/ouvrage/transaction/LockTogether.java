package coop.ouvrage.transaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * As {@link LockOnce}, for rows whose identifiers may be {@link Foreseen}: with the first one all that are still to come are locked, in
 * the order of their identifiers.
 */
public final class LockTogether {

    private static final int AT_ONCE = 1_000;

    private final Foreseen.Kind kind;
    private final Function<UUID[], Collection<UUID>> taker;
    private final Consumer<Collection<UUID>> before;

    /**
     * @param before told which rows will be locked: forgets what it knows of them, as others may change them while this one waits
     * @param taker locks these rows in the order of their identifiers and tells which there were
     */
    public LockTogether(
            Foreseen.Kind kind, Consumer<Collection<UUID>> before, Function<UUID[], Collection<UUID>> taker) {
        this.kind = kind;
        this.before = before;
        this.taker = taker;
    }

    /** @return the rows that were locked now; none if this one is held already */
    public Collection<UUID> take(UUID key) {
        Held held = held();
        if (held == null) {
            return taker.apply(new UUID[] {key});
        }
        if (held.keys.contains(key)) {
            return List.of();
        }
        List<UUID> wanted = new ArrayList<>();
        wanted.add(key);
        for (UUID next : Foreseen.of(kind)) {
            if (wanted.size() < AT_ONCE && !next.equals(key) && !held.keys.contains(next)) {
                wanted.add(next);
            }
        }
        before.accept(wanted);
        Collection<UUID> taken = taker.apply(wanted.toArray(UUID[]::new));
        held.keys.addAll(taken);
        return taken;
    }

    /** These rows are locked already, or are the transaction's own. */
    public void holds(Collection<UUID> keys) {
        Held held = held();
        if (held != null) {
            held.keys.addAll(keys);
        }
    }

    private @Nullable Held held() {
        TransactionMemory memory = TransactionMemory.current();
        return memory == null ? null : memory.part(this, Held.class, Held::new);
    }

    private static final class Held implements TransactionMemory.Part {

        private final Set<UUID> keys = new HashSet<>();

        @Override
        public void backTo(Object savepoint) {
            keys.clear();
        }
    }
}
