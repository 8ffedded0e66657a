package coop.ouvrage.payroll;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Does work that does not depend on its order on as many threads as the machine has processors, at most four, for who acts now. */
final class Together {

    private static final int MOST = 4;

    private final CurrentUser user;

    Together(CurrentUser user) {
        this.user = user;
    }

    /**
     * Begins nothing new after a failure, lets what is under way end, and throws the first one.
     *
     * @param apart false if it has to be done on this thread, one after the other
     */
    <T> void each(List<T> all, boolean apart, Consumer<T> work) {
        int threads = Math.min(all.size(), Math.min(MOST, Runtime.getRuntime().availableProcessors()));
        if (!apart || threads < 2) {
            all.forEach(work);
            return;
        }
        ConcurrentLinkedQueue<T> left = new ConcurrentLinkedQueue<>(all);
        AtomicBoolean failed = new AtomicBoolean();
        Actor actor = user.actor();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> workers = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(n -> pool.submit(() -> user.as(actor, () -> drain(left, work, failed))))
                    .toList();
            workers.forEach(Together::join);
        }
    }

    private static <T> void drain(ConcurrentLinkedQueue<T> left, Consumer<T> work, AtomicBoolean failed) {
        try {
            for (T next = left.poll(); next != null && !failed.get(); next = left.poll()) {
                work.accept(next);
            }
        } catch (RuntimeException | Error e) {
            failed.set(true);
            throw e;
        }
    }

    private static void join(Future<?> worker) {
        try {
            worker.get();
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
