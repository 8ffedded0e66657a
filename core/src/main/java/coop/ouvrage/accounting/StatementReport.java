package coop.ouvrage.accounting;

import coop.ouvrage.documents.Report;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A statement as a table of a report, on paper or as a file. */
public final class StatementReport {

    private StatementReport() {}

    /** Lines without any amount are left out, and those that the short form does not show. */
    public static Report.Table table(String name, String caption, StatementTable statement, Words words) {
        List<Report.Row> rows = statement.rows().stream()
                .filter(row -> !row.isEmpty() || row.level() == 0)
                .map(row -> new Report.Row(
                        row.level(),
                        Stream.concat(
                                        Stream.of(row.code() + "  " + row.name()),
                                        row.amounts().stream().map(words::amount))
                                .toList()))
                .toList();
        List<String> columns = Stream.concat(
                        Stream.of(words.t("accounting.heading")),
                        statement.columns().stream()
                                .map(column -> column.equals("-") ? words.t("accounting.eliminations") : column))
                .toList();
        return new Report.Table(name, caption, columns, rows, words.t("accounting.scheme_note"));
    }

    /** Every line, for a spreadsheet. */
    public static Sheet sheet(String name, StatementTable statement, Words words) {
        List<String> columns = new ArrayList<>(List.of(words.t("accounting.code"), words.t("accounting.heading")));
        columns.addAll(statement.columns());
        List<List<@Nullable Object>> rows = statement.rows().stream()
                .<List<@Nullable Object>>map(row -> {
                    List<@Nullable Object> cells = new ArrayList<>(List.of(row.code(), row.name()));
                    cells.addAll(row.amounts());
                    return cells;
                })
                .toList();
        return new Sheet(name, columns, rows);
    }
}
