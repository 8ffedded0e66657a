package coop.ouvrage.transaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table that transactions append and hardly ever read: collected while a transaction runs and written together just before
 * it commits, in the order in which they came; a thousand at most wait. What cannot be written makes the commit fail. Without a
 * transaction rows are written at once.
 *
 * <p>So that a transaction sees its own rows, whatever statement names one of the tables has what waits for it written first: every statement
 * is told to {@link #before}. A transaction that is taken back to a savepoint forgets what came after it.
 *
 * @param <T> a row with everything to be written, moment and person too: the commit knows neither
 */
public final class WriteBehind<T> {

    private static final int MOST = 1_000;

    private final Consumer<List<T>> writer;
    private final Set<String> tables;
    private Set<String> referring = Set.of();

    /**
     * @param writer writes rows in one statement, or few
     * @param tables that it writes
     */
    public WriteBehind(Consumer<List<T>> writer, String... tables) {
        this.writer = writer;
        this.tables = Set.of(tables);
        TablesNamed.watch(this.tables);
    }

    /** @param others tables whose rows refer to these by a foreign key, and so are written after them */
    public WriteBehind<T> referredToBy(String... others) {
        referring = Set.of(others);
        TablesNamed.watch(referring);
        return this;
    }

    public void add(T row) {
        addAll(List.of(row));
    }

    public void addAll(Collection<T> rows) {
        Waiting<T> waiting = waiting();
        if (waiting == null) {
            if (!rows.isEmpty()) {
                writer.accept(List.copyOf(rows));
            }
            return;
        }
        rows.forEach(waiting::add);
        if (waiting.count() >= MOST) {
            waiting.write();
        }
    }

    /** Writes what waits in the running transaction. */
    public void write() {
        TransactionMemory memory = TransactionMemory.running();
        if (memory != null && memory.known(this) instanceof Waiting<?> waiting) {
            waiting.write();
        }
    }

    /** Writes what waits in the running transaction in any table: for those who read tables of others. */
    public static void writeAll() {
        TransactionMemory memory = TransactionMemory.running();
        if (memory != null) {
            memory.parts().stream()
                    .filter(part -> part instanceof Waiting)
                    .forEach(TransactionMemory.Part::beforeCommit);
        }
    }

    /** Writes what waits in the running transaction in the tables that a statement names; told of each before it runs. */
    public static void before(String sql) {
        TransactionMemory memory = TransactionMemory.running();
        if (memory != null && memory.parts().stream().anyMatch(part -> part instanceof Waiting<?> w && w.count() > 0)) {
            Set<String> named = TablesNamed.in(sql);
            Set<String> ofOthers = new HashSet<>(named);
            List<Waiting<?>> all = new ArrayList<>();
            for (TransactionMemory.Part part : memory.parts()) {
                if (part instanceof Waiting<?> waiting) {
                    all.add(waiting);
                    if (waiting.isWriting()) {
                        ofOthers.removeAll(waiting.tables()); // it writes these itself
                    }
                }
            }
            all.stream()
                    .filter(waiting -> waiting.isReferredToBy(named) || waiting.isIn(ofOthers))
                    .forEach(Waiting::write);
        }
    }

    @SuppressWarnings("unchecked") // the part of this owner is of its own rows
    private @Nullable Waiting<T> waiting() {
        TransactionMemory memory = TransactionMemory.current();
        return memory == null ? null : (Waiting<T>) memory.part(this, Waiting.class, () -> new Waiting<>(this));
    }

    /** A row and those before it. Never changed, so that a savepoint keeps all of them by keeping the last. */
    private record Link<T>(T row, @Nullable Link<T> before, int count) {}

    private static final class Waiting<T> implements TransactionMemory.Part {

        private final WriteBehind<T> owner;
        private final Map<Object, Link<T>> savepoints = new IdentityHashMap<>();
        private @Nullable Link<T> last;
        private boolean writing;

        Waiting(WriteBehind<T> owner) {
            this.owner = owner;
        }

        Set<String> tables() {
            return owner.tables;
        }

        boolean isWriting() {
            return writing;
        }

        boolean isIn(Set<String> named) {
            return last != null && !Collections.disjoint(owner.tables, named);
        }

        boolean isReferredToBy(Set<String> named) {
            return last != null && !Collections.disjoint(owner.referring, named);
        }

        int count() {
            return last == null ? 0 : last.count();
        }

        void add(T row) {
            last = new Link<>(row, last, count() + 1);
        }

        void write() {
            List<T> rows = new ArrayList<>(count());
            for (Link<T> link = last; link != null; link = link.before()) {
                rows.add(link.row());
            }
            last = null;
            if (!rows.isEmpty()) {
                boolean within = writing;
                writing = true;
                try {
                    owner.writer.accept(rows.reversed());
                } finally {
                    writing = within;
                }
            }
        }

        @Override
        public void beforeCommit() {
            write();
        }

        @Override
        public void savepoint(Object savepoint) {
            if (last != null) {
                savepoints.put(savepoint, last);
            }
        }

        /** What was written since is undone by the database, so that it waits again. */
        @Override
        public void backTo(Object savepoint) {
            last = savepoints.get(savepoint);
        }

        @Override
        public void ended(boolean committed) {
            if (committed && last != null) {
                throw new IllegalStateException(count() + " rows came after the commit");
            }
        }
    }
}
