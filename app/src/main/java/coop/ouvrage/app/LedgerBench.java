package coop.ouvrage.app;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.chain.Sealer;
import coop.ouvrage.money.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast entries are posted, against plain SQL that inserts the same rows in the same run: entries and lines into tables with the
 * columns, constraints and indexes of the real ones, one multi-row statement per table and batch. What the ledger does besides
 * (balances, hashes, proof that each entry adds up, no key twice) the reference does not.
 */
public final class LedgerBench {

    private static final int LINES = PlainBooks.LINES;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

    private final Ledger ledger;
    private final Sealer sealer;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final UUID pot;
    private final PlainBooks.Pool pool;

    private LedgerBench(AnnotationConfigApplicationContext context, int entries) {
        this.ledger = context.getBean(Ledger.class);
        this.sealer = context.getBean(Sealer.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.pot = context.getBean(LegalEntities.class).get("PROD").pot();
        this.pool = PlainBooks.Pool.forInvoices(entries);
    }

    /** Measures on an empty database, which it fills; lines a second, and ratios to plain SQL. */
    public static Map<String, Object> run(Database database, Path data, int entries) {
        Migration.of(database, "replay");
        try (com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.owner().user());
            pool.setPassword(database.owner().password());
            try (AnnotationConfigApplicationContext context = Modules.over(pool, data)) {
                return new LedgerBench(context, entries).measure(entries);
            }
        }
    }

    private Map<String, Object> measure(int entries) {
        PlainBooks books = new PlainBooks(jdbc, transaction, pool);
        books.create();
        batches(1000, 1000);
        books.write(1000, 1000);
        Map<String, Object> result = new LinkedHashMap<>();
        long plain = perSecond(entries, () -> books.write(entries, 1000));
        long batch = perSecond(entries, () -> batches(entries, 1000));
        long plainSingle = perSecond(entries / 10, () -> books.write(entries / 10, 1));
        long single = perSecond(entries / 10, () -> batches(entries / 10, 1));
        long eight = perSecond(entries / 5, () -> together(8, entries / 40));
        long many = perSecond(entries / 5, () -> together(32, entries / 160));
        long sealed = perSecond(entries, () -> sealer.seal());
        result.put("lines_per_entry", LINES);
        result.put("plain_sql_lines_per_second", plain);
        result.put("batch_lines_per_second", batch);
        result.put("batch_to_plain", Ratio.of(batch, plain));
        result.put("plain_sql_single_entries_per_second", plainSingle / LINES);
        result.put("single_entries_per_second", single / LINES);
        result.put("single_to_plain", Ratio.of(single, plainSingle));
        result.put("eight_writers_entries_per_second", eight / LINES);
        result.put("eight_writers_to_one", Ratio.of(eight, single));
        result.put("thirty_two_writers_entries_per_second", many / LINES);
        result.put("thirty_two_writers_to_one", Ratio.of(many, single));
        result.put("sealed_entries_per_second", sealed / LINES);
        return result;
    }

    private static long perSecond(int entries, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return entries * (long) LINES * 1_000_000_000L / Math.max(1, System.nanoTime() - start);
    }

    private void batches(int entries, int size) {
        for (int done = 0; done < entries; done += size) {
            List<EntryDraft> drafts =
                    IntStream.range(0, size).mapToObj(i -> invoice()).toList();
            transaction.executeWithoutResult(status -> ledger.post(drafts));
        }
    }

    private void together(int writers, int each) {
        try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            Callable<Void> work = () -> {
                batches(each, 1);
                return null;
            };
            for (Future<Void> done : pool.invokeAll(java.util.Collections.nCopies(writers, work))) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a writer failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private EntryDraft invoice() {
        UUID invoice = TimeOrderedId.next();
        UUID unit = pool.unit();
        UUID client = pool.client();
        return EntryDraft.in("PROD", Journal.SALES, DAY)
                .from("invoice", invoice)
                .key("bench:" + invoice)
                .text("ledger.text.invoice", Map.of("number", invoice))
                .debit(
                        AccountRole.RECEIVABLE,
                        Money.ofCents(121_000),
                        Dim.party(client).subject(invoice))
                .credit(
                        AccountRole.TURNOVER,
                        Money.ofCents(100_000),
                        Dim.unit(unit).party(client).subject(invoice))
                .credit(AccountRole.OUTPUT_VAT, Money.ofCents(21_000), Dim.none())
                .debit(
                        AccountRole.CONTRIBUTION,
                        Money.ofCents(6_500),
                        Dim.unit(unit).subject(invoice))
                .credit(AccountRole.CONTRIBUTION, Money.ofCents(6_500), Dim.unit(pot))
                .build();
    }
}
