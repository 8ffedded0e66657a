package coop.ouvrage.app;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.payroll.PayRunId;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.payroll.PayslipPapers;
import coop.ouvrage.returns.ReturnId;
import coop.ouvrage.returns.Returns;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long a pay run takes from confirmed work to a batch for the bank: calculated, checked by one officer, released by another, which
 * books it, keeps payslips, queues mails and writes the orders. Against copying the rows that it wrote into empty tables with the same
 * constraints and indexes, in the same run: what the database alone needs for them.
 */
public final class PayRunBench {

    private final PayRuns runs;
    private final PayslipPapers papers;
    private final Returns returns;
    private final CurrentUser user;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final PrintStream err;

    private PayRunBench(AnnotationConfigApplicationContext context, PrintStream err) {
        this.runs = context.getBean(PayRuns.class);
        this.papers = context.getBean(PayslipPapers.class);
        this.returns = context.getBean(Returns.class);
        this.user = context.getBean(CurrentUser.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.err = err;
    }

    /** Measures on an empty database, which it fills. */
    public static Map<String, Object> run(
            Database database, Path data, int contracts, boolean withReturn, PrintStream err) {
        Migration.of(database, "replay");
        try (com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.owner().user());
            pool.setPassword(database.owner().password());
            try (AnnotationConfigApplicationContext context = Modules.over(pool, data)) {
                context.getBean(BusinessClock.class).standOn(DoneWork.TODAY);
                PayRunBench bench = new PayRunBench(context, err);
                err.println("ouvrage: making " + contracts + " contracts whose work is done");
                new DoneWork(bench.jdbc, bench.transaction, context.getBean(Ledger.class)).make(contracts);
                return bench.measure(contracts, withReturn);
            }
        }
    }

    private Map<String, Object> measure(int contracts, boolean withReturn) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("contracts", contracts);
        Stages stages = new Stages(jdbc);
        List<PayRunId> prepared =
                stages.of("calculated", () -> reported("calculated", () -> as(officer(), runs::prepareAll)));
        Actor checker = officer();
        stages.of(
                "checked",
                () -> each(prepared, run -> as(checker, () -> runs.check(run)).orThrow()));
        Actor releaser = officer();
        stages.of(
                "released",
                () -> reported(
                        "booked",
                        () -> each(
                                prepared,
                                run -> as(releaser, () -> runs.release(run)).orThrow())));
        double whole = stages.seconds();
        result.putAll(stages.figures());
        result.put("run_seconds", whole);
        result.put("contracts_per_second", Math.round(contracts / whole));
        result.put("java_peak_mb", PeakMemory.megabytes());
        Map<String, Double> copied = new RowCopy(jdbc, transaction).seconds();
        Stages after = new Stages(jdbc);
        after.of("papers_after", () -> {
            papers.keepWaiting();
            return prepared;
        });
        result.putAll(after.figures());
        Map<String, Long> written = written(prepared);
        result.putAll(written);
        long payslips = written.getOrDefault("payslips", 0L);
        if (payslips < contracts || written.getOrDefault("papers", 0L) != payslips) {
            throw new IllegalStateException("the run did not pay every contract: " + written);
        }
        double copy = copied.values().stream().mapToDouble(Double::doubleValue).sum();
        result.put("copy_of_rows_by_table", copied);
        result.put("copy_of_rows_seconds", Math.round(copy * 100) / 100.0);
        result.put("run_to_copy", Ratio.of(Math.round(whole * 1000), Math.round(copy * 1000)));
        if (withReturn) {
            Stages last = new Stages(jdbc);
            ReturnId declared = last.of("quarterly_return", this::declare);
            last.of("quarterly_return_again", () -> {
                result.put("quarterly_return_bytes", size(declared));
                return declared;
            });
            result.putAll(last.figures());
            result.put("java_peak_mb_with_return", PeakMemory.megabytes());
        }
        return result;
    }

    private List<PayRunId> each(List<PayRunId> prepared, Consumer<PayRunId> work) {
        prepared.forEach(run -> inTransaction(() -> {
            work.accept(run);
            return run;
        }));
        return prepared;
    }

    private Map<String, Long> written(List<PayRunId> prepared) {
        Map<String, Long> written = new LinkedHashMap<>();
        written.put("payslips", count("payslip"));
        written.put("entries", count("journal_entry where source_type = 'payslip'"));
        written.put("papers", count("document where kind = 'payslip'"));
        written.put("mails", count("outgoing_message"));
        written.put("transfers", count("payment where state = 'IN_FLIGHT'"));
        written.put("batches", count("payment_batch where state = 'RELEASED'"));
        written.put("payslip_bytes", average("payslip", "data"));
        written.put("trace_bytes", average("payslip", "trace"));
        written.put("paper_bytes", average("document", "data"));
        written.put(
                "net_cents",
                user.asSystem(() -> prepared.stream()
                        .mapToLong(run -> runs.totals(run).net().cents())
                        .sum()));
        return written;
    }

    private long average(String table, String text) {
        return jdbc.sql("select coalesce(avg(octet_length(" + text + ")), 0)::bigint from " + table)
                .query(Long.class)
                .single();
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private List<PayRunId> reported(String what, Supplier<List<PayRunId>> work) {
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            timer.scheduleAtFixedRate(() -> tell(what), 2, 2, TimeUnit.SECONDS);
            return work.get();
        }
    }

    private void tell(String what) {
        user.asSystem(() -> runs.runs(0, 10).stream()
                        .flatMap(run -> runs.progress(run.id()).stream())
                        .findFirst())
                .ifPresent(one -> err.println("ouvrage: " + one.done() + " of " + one.total() + " " + what));
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return user.as(actor, work);
    }

    /** The declaration of the quarter to the social-security office. */
    private ReturnId declare() {
        return as(
                officer(),
                () -> inTransaction(
                        () -> returns.make("PROD", "be.dmfa", DoneWork.TODAY).orThrow()));
    }

    private long size(ReturnId declared) {
        var file = as(officer(), () -> inTransaction(() -> returns.download(declared)));
        try (var content = file.content()) {
            return content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static Actor officer() {
        return new Actor(
                new UserId(UUID.randomUUID()),
                UUID.randomUUID(),
                "Officer",
                "en",
                Set.of(Role.PAYROLL, Role.FINANCE),
                Instant.parse("2100-01-01T00:00:00Z"),
                false);
    }
}
