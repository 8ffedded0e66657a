package coop.ouvrage.app.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.Migration;
import coop.ouvrage.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** PostgreSQL dies while four people book: what was committed stays, what was not is tried again, nobody starts anything again. */
@Tag("long")
@Timeout(180)
class PostgresKilledTest {

    @TempDir
    Path directory;

    private final Set<String> committed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void nothingCommittedIsLostAndTheApplicationGoesOn() throws Exception {
        List<String> told = java.util.Collections.synchronizedList(new ArrayList<>());
        try (Database database = Database.start(directory)) {
            Migration.of(database, "replay");
            EmbeddedPostgres postgres = Objects.requireNonNull(database.embedded());
            postgres.keepAlive(told::add);
            try (HikariDataSource pool = Books.pool(database);
                    Books books = new Books(pool, directory)) {
                work(books);
                assertThat(told).contains("PostgreSQL serves again");
                assertThat(refused).hasPositiveValue();
                assertThat(books.keys())
                        .doesNotHaveDuplicates()
                        .containsAll(committed)
                        .hasSameSizeAs(committed);
                books.finish();
                assertThat(books.wrong()).isEmpty();
            }
        }
    }

    private void work(Books books) throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String person = "person " + i;
                all.add(people.submit(() -> book(books, person)));
            }
            awaitMore(50);
            ProcessHandle.of(backend(books)).orElseThrow().destroyForcibly(); // the server starts its processes anew
            awaitMore(50);
            ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
            awaitMore(50);
            enough.set(true);
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /** Whoever gets no answer does not know whether it was booked, and sends the same again. */
    private void book(Books books, String person) {
        for (int i = 0; !enough.get(); i++) {
            String key = person + " " + i;
            while (!committed.contains(key)) {
                try {
                    books.post(key);
                    committed.add(key);
                } catch (DataAccessException | TransactionException e) {
                    refused.incrementAndGet();
                    pause();
                }
            }
        }
    }

    private void awaitMore(int more) {
        int goal = committed.size() + more;
        while (committed.size() < goal) {
            pause();
        }
    }

    private static long backend(Books books) {
        return books.beans
                .getBean(JdbcClient.class)
                .sql(
                        "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() limit 1")
                .query(Long.class)
                .single();
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(directory.resolve("postgres/cluster/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
