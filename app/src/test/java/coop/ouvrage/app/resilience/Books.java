package coop.ouvrage.app.resilience;

import com.zaxxer.hikari.HikariDataSource;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.Modules;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.InvariantReport;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.ledger.chain.HeadKeeper;
import coop.ouvrage.ledger.chain.Sealer;
import coop.ouvrage.money.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One node with its services, as small as it can be, on whatever database. */
final class Books implements AutoCloseable {

    final AnnotationConfigApplicationContext beans;
    private final TransactionTemplate transaction;
    private final Ledger ledger;

    /** @param configurations what it has besides, such as transactions that its services open themselves */
    Books(DataSource source, Path data, Class<?>... configurations) {
        beans = Modules.over(source, data, Map.of(), null, configurations);
        transaction = beans.getBean(TransactionTemplate.class);
        ledger = beans.getBean(Ledger.class);
    }

    /** The pool of the application, which gives up sooner than people do. */
    static HikariDataSource pool(Database database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.app().user());
        pool.setPassword(database.app().password());
        pool.setConnectionTimeout(2_000);
        return pool;
    }

    /** Books an event; the same key once for ever. Returns when it is committed. */
    void post(String key) {
        UUID unit = TimeOrderedId.next();
        EntryDraft draft = EntryDraft.in("PROD", Journal.SUNDRY, LocalDate.of(2026, 11, 20))
                .from("grant", unit)
                .key(key)
                .text("ledger.text.invoice")
                .debit(AccountRole.BANK, Money.of("12.00"), Dim.none())
                .credit(AccountRole.GRANTS, Money.of("12.00"), Dim.unit(unit))
                .build();
        transaction.executeWithoutResult(status -> ledger.post(draft));
    }

    long entries() {
        return beans.getBean(JdbcClient.class)
                .sql("select count(*) from journal_entry")
                .query(Long.class)
                .single();
    }

    List<String> keys() {
        return beans.getBean(JdbcClient.class)
                .sql("select key from journal_entry")
                .query(String.class)
                .list();
    }

    void seal() {
        beans.getBean(Sealer.class).seal();
    }

    /** Seals, and writes the heads outside the database. */
    void finish() {
        seal();
        beans.getBean(HeadKeeper.class).write();
    }

    /** What {@code ./ouvrage verify} would find wrong now. */
    List<String> wrong() {
        return beans.getBean(Verify.class).run().stream()
                .filter(report -> !report.holds())
                .map(InvariantReport::toString)
                .toList();
    }

    @Override
    public void close() {
        beans.close();
    }
}
