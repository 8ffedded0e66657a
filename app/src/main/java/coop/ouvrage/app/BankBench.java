package coop.ouvrage.app;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.StatementImport;
import coop.ouvrage.treasury.Statements;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long a CODA file takes from its bytes to lines that are matched and in the books, how many are matched by themselves and rightly;
 * against copying the rows that it wrote into empty tables with the same constraints and indexes.
 */
public final class BankBench {

    /** Chooses what the file wrote, of each table. */
    private static final String OF_FILE = "(select l.id from bank_line l join bank_statement s on s.id = l.statement_id"
            + " where s.file_id = (select id from statement_file order by imported_at desc, id desc limit 1))";

    private static final Map<String, String> WRITTEN = new LinkedHashMap<>();

    static {
        WRITTEN.put("bank_line", "where t.id in " + OF_FILE);
        WRITTEN.put("journal_entry", "where t.source_id in " + OF_FILE);
        WRITTEN.put(
                "journal_line",
                "where t.entry_id in (select e.id from journal_entry e where e.source_id in " + OF_FILE + ")");
        WRITTEN.put("settlement", "where t.source_id in " + OF_FILE);
        WRITTEN.put(
                "settlement_part",
                "where t.settlement_id in (select e.id from settlement e where e.source_id in " + OF_FILE + ")");
        WRITTEN.put("worklist_item", "where t.subject_id in " + OF_FILE);
    }

    private BankBench() {}

    /**
     * Measures on an empty database, which it fills.
     *
     * @param noise another number gives other habits of payers and other mistakes
     */
    public static Map<String, Object> run(Database database, Path data, int movements, int noise, PrintStream err) {
        Migration.of(database, "replay");
        try (com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.owner().user());
            pool.setPassword(database.owner().password());
            try (AnnotationConfigApplicationContext context = Modules.over(pool, data)) {
                context.getBean(BusinessClock.class).standOn(OwedMoney.TODAY);
                return measure(context, data, movements, noise, err);
            }
        }
    }

    private static Map<String, Object> measure(
            AnnotationConfigApplicationContext context, Path data, int movements, int noise, PrintStream err) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        int clients = movements / 3;
        err.println("ouvrage: making " + clients * OwedMoney.EACH + " invoices");
        new OwedMoney(jdbc, transaction, context.getBean(Ledger.class)).make(clients);
        BankMonth month = new BankMonth(
                jdbc,
                transaction,
                context.getBean(Statements.class),
                context.getBean(Matching.class),
                context.getBean(CurrentUser.class),
                noise);
        try (BankSimulator bank = BankMonth.bank(data.resolve("bank"))) {
            month.imported(month.statement(bank, 1, clients), "first.cod");
            byte[] file = month.statement(bank, 2, clients);
            jdbc.sql("analyze").update();
            Stages stages = new Stages(jdbc);
            StatementImport imported = stages.of("import", () -> month.imported(file, "measured.cod"));
            double copy = new RowCopy(jdbc, transaction)
                    .seconds(WRITTEN).values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum();
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("movements", imported.lines());
            result.put("bytes", file.length);
            result.putAll(stages.figures());
            result.put("movements_per_second", Math.round(imported.lines() / stages.seconds()));
            result.put("copy_of_rows_seconds", Math.round(copy * 100) / 100.0);
            result.put("import_to_copy", Ratio.of(Math.round(stages.seconds() * 1000), Math.round(copy * 1000)));
            BankMonth.Judgement judgement = month.judge(imported);
            result.put("matched_by_itself_percent", judgement.automaticPercent());
            result.put("first_guess_right_percent", judgement.firstPercent());
            result.put("wrong_by_itself", judgement.wrong());
            result.put("first_guess_wrong", judgement.missed());
            return result;
        }
    }
}
