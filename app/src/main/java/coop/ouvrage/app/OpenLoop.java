package coop.ouvrage.app;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Asks for pages in turn at a fixed rate; what waits for an answer delays nobody. Times count from when a request had to be sent. */
final class OpenLoop {

    private final List<Map.Entry<String, Visitor>> pages;
    private final int rate;
    private final Map<String, Queue<Long>> times = new LinkedHashMap<>();
    private final Map<String, AtomicInteger> failures = new LinkedHashMap<>();
    private long latest;

    OpenLoop(Map<String, Visitor> pages, int rate) {
        this.pages = List.copyOf(pages.entrySet());
        this.rate = rate;
        pages.keySet().forEach(path -> {
            times.put(path, new ConcurrentLinkedQueue<>());
            failures.put(path, new AtomicInteger());
        });
    }

    void run(int seconds) throws InterruptedException {
        int requests = rate * seconds;
        List<CompletableFuture<Void>> answers = new ArrayList<>(requests);
        long start = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            long due = start + i * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            latest = Math.max(latest, System.nanoTime() - due);
            Map.Entry<String, Visitor> page = pages.get(i % pages.size());
            answers.add(
                    page.getValue().ask(page.getKey()).handle((answer, broken) -> note(page.getKey(), answer, due)));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }

    /** @param answer null if the connection broke */
    private @Nullable Void note(String path, @Nullable HttpResponse<byte[]> answer, long due) {
        Objects.requireNonNull(times.get(path)).add(System.nanoTime() - due);
        if (answer == null || answer.statusCode() != 200) {
            Objects.requireNonNull(failures.get(path)).incrementAndGet();
        }
        return null;
    }

    /** By how much the last one behind its time was sent too late, in nanoseconds: the generator's own fault. */
    long latest() {
        return latest;
    }

    /** Of each page and of all: requests, median, 95th and 99th percentile, slowest; and the 95th against that of the reference. */
    Map<String, Object> figures(String reference) {
        long basis = percentile(sorted(reference), 95);
        Map<String, Object> figures = new LinkedHashMap<>();
        long[] all = times.values().stream()
                .flatMap(Queue::stream)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        figures.put("all", figures(all, basis));
        times.keySet().forEach(path -> {
            Map<String, Object> page = figures(sorted(path), basis);
            page.put("failed", Objects.requireNonNull(failures.get(path)).get());
            figures.put(path.replaceAll("[0-9a-f-]{36}", "{unit}"), page);
        });
        return figures;
    }

    private static Map<String, Object> figures(long[] sorted, long basis) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("requests", sorted.length);
        figures.put("median_ms", Ratio.milliseconds(percentile(sorted, 50)));
        figures.put("p95_ms", Ratio.milliseconds(percentile(sorted, 95)));
        figures.put("p99_ms", Ratio.milliseconds(percentile(sorted, 99)));
        figures.put("slowest_ms", Ratio.milliseconds(percentile(sorted, 100)));
        figures.put("p95_to_reference", Ratio.of(percentile(sorted, 95), basis));
        return figures;
    }

    private long[] sorted(String path) {
        long[] sorted = Objects.requireNonNull(times.get(path)).stream()
                .mapToLong(Long::longValue)
                .toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
