package coop.ouvrage.shifts.web;

import coop.ouvrage.shifts.ShiftFile;
import coop.ouvrage.shifts.ShiftRow;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of each line, as a table to take away. */
final class Report {

    private Report() {}

    static Sheet of(ShiftFile file, List<ShiftRow> rows, Words words) {
        List<String> columns = Stream.of("line", "shift", "courier", "day", "from", "to", "answer", "why", "contract")
                .map(column -> words.t("shifts." + column))
                .toList();
        return new Sheet(
                "shifts-" + file.receivedAt().toString().substring(0, 10),
                columns,
                rows.stream().map(row -> cells(row, words)).toList());
    }

    private static List<@Nullable Object> cells(ShiftRow row, Words words) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.nr());
        cells.add(row.reference());
        cells.add(row.courier());
        cells.add(row.day() == null ? null : row.day().date());
        cells.add(row.day() == null ? null : row.day().start().toString());
        cells.add(row.day() == null ? null : row.day().end().toString());
        cells.add(words.t("shifts.answer." + answer(row)));
        cells.add(why(row, words));
        cells.add(row.contract() == null ? null : row.contract().toString());
        return cells;
    }

    static String answer(ShiftRow row) {
        return row.contract() != null ? "made" : row.possible() ? "possible" : "refused";
    }

    static String why(ShiftRow row, Words words) {
        return row.refusals().stream().map(words::refusal).collect(Collectors.joining(" "));
    }
}
