package coop.ouvrage.statutory.web;

import coop.ouvrage.documents.Report;
import coop.ouvrage.documents.Report.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.statutory.Filing;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of the books with the way down to its documents, as page, spreadsheet or paper.
 *
 * @param all how many rows there are, of which {@code rows} may be the first only
 * @param base address of the page without query
 * @param filing what is made from it for the tax office; null for nothing
 * @param filings versions that were made, latest first
 */
public record TablePage(
        String title,
        String lead,
        String base,
        Asked asked,
        List<String> columns,
        List<List<Cell>> rows,
        long all,
        Filing.@Nullable Kind filing,
        List<Filing> filings) {

    /** The aged balance is that of today, whatever the period. */
    static final String AGED = "/desk/aged";

    /**
     * A text, an amount or a day.
     *
     * @param href document or entry behind it; null for none
     */
    public record Cell(
            String text,
            @Nullable Money money,
            @Nullable LocalDate day,
            @Nullable String href) {

        static Cell of(String text) {
            return new Cell(text, null, null, null);
        }

        static Cell of(String text, String href) {
            return new Cell(text, null, null, href);
        }

        static Cell of(Money money) {
            return new Cell("", money, null, null);
        }

        /** {@code text} is the day as the reader writes it; a file takes the day itself. */
        static Cell of(LocalDate day, String text, String href) {
            return new Cell(text, null, day, href);
        }

        private Object value() {
            return money != null ? money : day != null ? day : text;
        }
    }

    /** On a page; a file holds all. */
    static final int SHOWN = 500;

    public List<List<Cell>> shown() {
        return rows.subList(0, Math.min(rows.size(), SHOWN));
    }

    /** Whether a column holds amounts. */
    public boolean isAmount(int column) {
        return rows.stream().anyMatch(row -> row.get(column).money() != null);
    }

    Sheet sheet() {
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (List<Cell> row : rows) {
            List<@Nullable Object> line = new ArrayList<>();
            row.forEach(cell -> line.add(cell.value()));
            cells.add(line);
        }
        return new Sheet(title, columns, cells);
    }

    Report report(Words words, String issuer) {
        List<Report.Row> printed = rows.stream()
                .map(row -> new Report.Row(
                        1,
                        row.stream()
                                .map(cell -> cell.money() == null ? cell.text() : words.amount(cell.money()))
                                .toList()))
                .toList();
        Report.Section section =
                new Report.Section("table", title, "", List.of(new Table("table", title, columns, printed, "")));
        return new Report(
                words.language(),
                issuer,
                title,
                lead,
                base.equals(AGED) ? title : title + " · " + asked.period(),
                List.of(section));
    }
}
