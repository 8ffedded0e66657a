package coop.ouvrage.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The reference of {@link PayRunBench} and {@link InvoiceBatchBench}: the rows they wrote, copied by the database into tables with the same constraints and indexes. */
final class RowCopy {

    private static final List<String> TABLES = List.of(
            "payslip",
            "wage_payment",
            "document",
            "journal_entry",
            "journal_line",
            "subject_balance",
            "party_balance",
            "outgoing_message",
            "payment",
            "reservation");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RowCopy(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The seconds that each table of a pay run takes. */
    Map<String, Double> seconds() {
        return seconds(TABLES);
    }

    /** The seconds that each table takes. */
    Map<String, Double> seconds(List<String> tables) {
        jdbc.sql("create schema plain").update();
        tables.forEach(table -> jdbc.sql(
                        "create table plain.%s (like public.%s including constraints including indexes including identity)"
                                .formatted(table, table))
                .update());
        Map<String, Double> seconds = new LinkedHashMap<>();
        tables.forEach(table -> seconds.put(table, seconds(table)));
        return seconds;
    }

    private double seconds(String table) {
        long start = System.nanoTime();
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "insert into plain.%s overriding system value select * from public.%s".formatted(table, table))
                .update());
        return Math.round((System.nanoTime() - start) / 10_000_000.0) / 100.0;
    }
}
