package coop.ouvrage.ledger;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes the next thing on another thread while this one uses the one before, in order. What makes must not need the transaction of the
 * caller.
 */
public final class Ahead {

    private Ahead() {}

    public static <T> void each(List<Supplier<T>> makers, Consumer<T> user) {
        if (makers.size() == 1) {
            user.accept(makers.getFirst().get());
            return;
        }
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Iterator<Supplier<T>> left = makers.iterator();
            Future<T> next = other.submit(left.next()::get);
            while (left.hasNext()) {
                T now = get(next);
                next = other.submit(left.next()::get);
                user.accept(now);
            }
            user.accept(get(next));
        }
    }

    private static <T> T get(Future<T> made) {
        try {
            return made.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
