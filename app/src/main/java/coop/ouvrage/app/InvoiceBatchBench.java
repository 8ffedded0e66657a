package coop.ouvrage.app;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.refusal.Outcome;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many invoices a second are issued in batches: VAT, number, rows, e-invoice, entry, open item, kept and on their way. Against copying
 * the rows that they wrote into empty tables with the same constraints and indexes, in the same run; and what one costs on the first
 * thousand against what it costs on the last.
 */
public final class InvoiceBatchBench {

    private static final int BATCH = 1000;
    private static final int PARTIES = 500;
    private static final List<String> TABLES = List.of(
            "invoice",
            "invoice_line",
            "document",
            "invoice_sending",
            "open_item",
            "open_item_part",
            "journal_entry",
            "journal_line",
            "unit_balance",
            "subject_balance");

    private final Invoices invoices;
    private final BusinessTime time;
    private final CurrentUser user;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    private InvoiceBatchBench(AnnotationConfigApplicationContext context) {
        this.invoices = context.getBean(Invoices.class);
        this.time = context.getBean(BusinessTime.class);
        this.user = context.getBean(CurrentUser.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.jdbc = context.getBean(JdbcClient.class);
    }

    /** Measures on an empty database, which it fills. */
    public static Map<String, Object> run(Database database, Path data, int count, PrintStream err) {
        Migration.of(database, "replay");
        try (com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.owner().user());
            pool.setPassword(database.owner().password());
            try (AnnotationConfigApplicationContext context = Modules.over(pool, data)) {
                context.getBean(BusinessClock.class).standOn(DoneWork.TODAY);
                InvoiceBatchBench bench = new InvoiceBatchBench(context);
                bench.parties();
                err.println("ouvrage: issuing " + count + " invoices in batches of " + BATCH);
                return bench.measure(count);
            }
        }
    }

    private Map<String, Object> measure(int count) {
        batch(0); // loads classes, rules and policies
        int batches = Math.max(2, count / BATCH);
        Stages stages = new Stages(jdbc);
        List<Long> each = stages.of(
                "issued",
                () -> IntStream.rangeClosed(1, batches).mapToObj(this::timed).toList());
        double seconds = stages.seconds();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("invoices", batches * BATCH);
        result.put("invoices_per_second", Math.round(batches * BATCH / seconds));
        result.putAll(stages.figures());
        result.put("first_batch_ms", Ratio.milliseconds(each.getFirst()));
        result.put("last_batch_ms", Ratio.milliseconds(each.getLast()));
        result.put("last_to_first", Ratio.of(each.getLast(), each.getFirst()));
        Map<String, Double> copied = new RowCopy(jdbc, transaction).seconds(TABLES);
        double copy = copied.values().stream().mapToDouble(Double::doubleValue).sum();
        result.put("copy_of_rows_by_table", copied);
        result.put("copy_of_rows_seconds", Math.round(copy * 100) / 100.0);
        result.put("issued_to_copy", Ratio.of(Math.round(seconds * 1000), Math.round(copy * 1000)));
        return result;
    }

    private long timed(int number) {
        long start = System.nanoTime();
        batch(number);
        return System.nanoTime() - start;
    }

    private void batch(int number) {
        List<Sale> sales = IntStream.range(number * BATCH, (number + 1) * BATCH)
                .mapToObj(this::sale)
                .toList();
        transaction.executeWithoutResult(
                status -> user.asSystem(() -> invoices.issueAll(sales)).forEach(Outcome::orThrow));
    }

    /** One line in three cases of four, else two, at two rates. */
    private Sale sale(int i) {
        UUID unit = id("bbbb", i % PARTIES);
        UUID subject = TimeOrderedId.next();
        Sale.Line hours = Sale.Line.of(
                unit, subject, Supply.SERVICE, "Création d’affiches", BigDecimal.valueOf(i % 40 + 1), "HUR", price(i));
        Sale.Line rights = Sale.Line.of(
                unit, subject, Supply.AUTHORS_RIGHTS, "Cession de droits", BigDecimal.ONE, "LS", price(i + 7));
        return Sale.of(
                "PROD",
                id("cccc", i % PARTIES),
                "Affiches de la saison",
                i % 2 == 0 ? "fr" : "nl",
                time.today(),
                i % 4 == 0 ? List.of(hours, rights) : List.of(hours));
    }

    private static BigDecimal price(int i) {
        return BigDecimal.valueOf(4_000 + i * 37L % 6_000, 2);
    }

    private static UUID id(String table, int number) {
        return UUID.fromString("%s0000-0000-7000-8000-%012x".formatted(table, number));
    }

    /** Units and business clients, invented and written straight into the tables. */
    private void parties() {
        String id = "('%s0000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid";
        String unit = id.formatted("bbbb");
        String client = id.formatted("cccc");
        String enterprise = "'0' || (2000000 + i) || lpad((97 - (2000000 + i) % 97)::text, 2, '0')";
        List.of(
                        """
                insert into production_unit (id, entity, kind, tool, name, trade, holder_id, opened_on)
                select %s, 'PROD', 'NORMAL', 'ACTIVITY', 'Unit ' || i, 'music', %s, '2026-01-01' from generate_series(0, :n) i""".formatted(unit, unit),
                        """
                insert into party (id, kind, display_name, search_name, language, email, recorded_at)
                select %s, 'ORGANISATION', 'Client ' || i, 'client ' || i, 'fr', 'client' || i || '@example.org', now()
                from generate_series(0, :n) i""".formatted(client),
                        """
                insert into organisation (party_id, country, enterprise_number, vat_number)
                select %s, 'BE', e, 'BE' || e from (select i, %s as e from generate_series(0, :n) i) g""".formatted(client, enterprise),
                        """
                insert into party_address (party_id, valid_from, recorded_at, street, number, postcode, city, country)
                select %s, '2026-01-01', now(), 'Rue Haute', i::text, '1000', 'Bruxelles', 'BE' from generate_series(0, :n) i""".formatted(client),
                        """
                insert into client (party_id, kind, taxable, eu_institution, state, payment_days, order_number_needed, proposed_at,
                    promised_at)
                select %s, 'COMPANY', true, false, 'VERIFIED', 30, false, now(), now() from generate_series(0, :n) i""".formatted(client))
                .forEach(sql -> jdbc.sql(sql).param("n", PARTIES).update());
        jdbc.sql("analyze").update();
    }
}
