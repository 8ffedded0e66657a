package coop.ouvrage.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The reference of {@link PayRunBench}, {@link InvoiceBatchBench} and {@link BankBench}: the rows they wrote, copied by the database into tables with the same constraints and indexes. */
final class RowCopy {

    private static final List<String> TABLES = List.of(
            "payslip",
            "wage_payment",
            "document",
            "journal_entry",
            "journal_line",
            "unit_balance",
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
        Map<String, String> whole = new LinkedHashMap<>();
        tables.forEach(table -> whole.put(table, ""));
        return seconds(whole);
    }

    /** The same for some of their rows: with what chooses them, empty for all. */
    Map<String, Double> seconds(Map<String, String> tables) {
        jdbc.sql("create schema plain").update();
        tables.keySet()
                .forEach(table -> jdbc.sql(
                                "create table plain.%s (like public.%s including constraints including indexes including identity)"
                                        .formatted(table, table))
                        .update());
        Map<String, Double> seconds = new LinkedHashMap<>();
        tables.forEach((table, where) -> seconds.put(table, seconds(table, where)));
        return seconds;
    }

    private double seconds(String table, String where) {
        long start = System.nanoTime();
        transaction.executeWithoutResult(
                status -> jdbc.sql("insert into plain.%s overriding system value select t.* from public.%s t %s"
                                .formatted(table, table, where))
                        .update());
        return Math.round((System.nanoTime() - start) / 10_000_000.0) / 100.0;
    }
}
