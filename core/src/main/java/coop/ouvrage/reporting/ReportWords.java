package coop.ouvrage.reporting;

import coop.ouvrage.documents.Report;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.reporting.YearFigures.Column;
import coop.ouvrage.reporting.YearFigures.Figure;
import coop.ouvrage.reporting.YearFigures.Group;
import coop.ouvrage.reporting.YearFigures.Line;
import coop.ouvrage.web.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts figures and tables of a year into words of a language: labels, numbers, and titles that say what a chart shows. */
final class ReportWords {

    private static final String EURO = "\u202f€";
    private static final int MOST_HIDDEN = 3;

    private final Words words;
    private final Chart chart;

    ReportWords(Words words, Chart chart) {
        this.words = words;
        this.chart = chart;
    }

    String t(String key, Object... values) {
        return words.t("reporting." + key, values);
    }

    String number(@Nullable BigDecimal value, String unit) {
        if (value == null) {
            return t("hidden");
        }
        return switch (unit) {
            case "percent" -> words.number(value.setScale(0, RoundingMode.HALF_UP)) + "\u202f%";
            case "decimal" -> words.number(value.setScale(1, RoundingMode.HALF_UP));
            case "euro" -> words.number(value.setScale(0, RoundingMode.HALF_UP)) + EURO;
            default -> words.number(value.setScale(0, RoundingMode.HALF_UP));
        };
    }

    String figure(Figure figure) {
        return t("figure." + figure.name());
    }

    /** How a figure changed over a year, in per cent; empty when there was nothing before. */
    String change(Figure figure) {
        if (figure.before().signum() == 0) {
            return "";
        }
        BigDecimal change = figure.value()
                .subtract(figure.before())
                .movePointRight(2)
                .divide(figure.before().abs(), 1, RoundingMode.HALF_UP);
        return (change.signum() > 0 ? "+" : "") + words.number(change) + "\u202f%";
    }

    /** A group by its name: an account, a word as people wrote it, or a text. */
    String group(String table, String group) {
        if (group.startsWith("#")) {
            return group.substring(1) + " " + chart.name(group.substring(1), Locale.of(words.language()));
        }
        if (group.startsWith("=")) {
            return words.capital(group.substring(1));
        }
        if (table.equals("turnover_by_month")) {
            return words.capital(words.monthName(LocalDate.of(2000, Integer.parseInt(group.substring(1)), 1)));
        }
        String key = "reporting.group." + group;
        return words.has(key) ? words.t(key) : group;
    }

    /**
     * Bars for a column under a title that names the largest group and its share; with it the whole table.
     *
     * @param column which number the bars show
     */
    List<Report.Block> shown(Group table, int column) {
        List<Report.Bar> bars = table.lines().stream()
                .filter(line -> line.values().get(column) != null)
                .map(line -> new Report.Bar(
                        group(table.name(), line.group()),
                        line.number(column),
                        number(line.number(column), table.columns().get(column).unit()),
                        null))
                .toList();
        if (table.lines().isEmpty()) {
            return List.of(new Report.Note(t("table." + table.name()) + ": " + t("none")));
        }
        return bars.size() < 2 || table.largest(column).number(column).signum() <= 0
                ? List.of(table(table))
                : List.of(new Report.Chart(finding(table, column), t("source"), bars), table(table));
    }

    String finding(Group table, int column) {
        Line largest = table.largest(column);
        BigDecimal total = table.total(column);
        BigDecimal share = total.signum() == 0
                ? BigDecimal.ZERO
                : largest.number(column).movePointRight(2).divide(total, 0, RoundingMode.HALF_UP);
        return t(
                "finding." + table.name(),
                "label",
                group(table.name(), largest.group()),
                "percent",
                number(share, "percent"),
                "amount",
                number(largest.number(column), table.columns().get(column).unit()));
    }

    /** All numbers of a table, with totals of those that can be added. */
    Report.Table table(Group table) {
        List<Report.Row> rows = new ArrayList<>();
        long hidden = table.lines().stream().filter(Line::isHidden).count();
        for (Line line : table.lines()) {
            if (hidden > MOST_HIDDEN && line.isHidden()) {
                continue;
            }
            List<String> cells = new ArrayList<>(List.of(group(table.name(), line.group())));
            for (int i = 0; i < table.columns().size(); i++) {
                cells.add(number(line.values().get(i), table.columns().get(i).unit()));
            }
            rows.add(new Report.Row(1, cells));
        }
        if (hidden == 0) {
            rows.add(total(table));
        } else if (hidden > MOST_HIDDEN) {
            rows.add(together(table, hidden));
        }
        List<String> columns = new ArrayList<>(List.of(t("group")));
        table.columns().forEach(column -> columns.add(t("column." + column.name())));
        String note = words.has("reporting.note." + table.name()) ? t("note." + table.name()) : "";
        return new Report.Table(table.name(), t("table." + table.name()), columns, rows, note);
    }

    /** Many groups too small to be shown are one row. */
    private Report.Row together(Group table, long hidden) {
        List<String> cells = new ArrayList<>(List.of(t("hidden_groups", "n", hidden)));
        table.columns().forEach(column -> cells.add(t("hidden")));
        return new Report.Row(1, cells);
    }

    private Report.Row total(Group table) {
        List<String> cells = new ArrayList<>(List.of(t("total")));
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            cells.add(column.adds() ? number(table.total(i), column.unit()) : "");
        }
        return new Report.Row(0, cells);
    }
}
