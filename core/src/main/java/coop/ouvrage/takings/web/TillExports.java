package coop.ouvrage.takings.web;

import coop.ouvrage.documents.Report;
import coop.ouvrage.documents.ReportPrint;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.takings.TillDay;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The journal to take away: one row for each day and rate, days without sales at nothing. */
@Component
class TillExports {

    private final LegalEntities entities;

    TillExports(LegalEntities entities) {
        this.entities = entities;
    }

    /** @param format {@code csv}, {@code xlsx} or {@code pdf} */
    ResponseEntity<byte[]> as(String format, ProductionUnit unit, List<TillDay> days, Words words) {
        List<List<@Nullable Object>> rows =
                days.stream().flatMap(TillExports::rows).toList();
        if (!format.equals("pdf")) {
            return Export.as(format, new Sheet(words.t("takings.title"), columns(words), rows));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(ReportPrint.pdf(report(unit, rows, words)));
    }

    private static List<String> columns(Words words) {
        return Stream.of("number", "day", "rate", "gross", "net", "vat", "cash", "card", "counted", "difference")
                .map(name -> words.t("takings." + name))
                .toList();
    }

    private static Stream<List<@Nullable Object>> rows(TillDay day) {
        if (day.parts().isEmpty()) {
            return Stream.of(row(day, null));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        day.parts().forEach(part -> rows.add(row(rows.isEmpty() ? day : null, day, part)));
        return rows.stream();
    }

    private static List<@Nullable Object> row(TillDay day, TillDay.@Nullable Part part) {
        return row(day, day, part);
    }

    /** @param whole the day where its cash is told: on its first row only, so that columns add up */
    private static List<@Nullable Object> row(@Nullable TillDay whole, TillDay day, TillDay.@Nullable Part part) {
        return Arrays.asList(
                day.number(),
                day.day(),
                part == null ? null : part.rate().fraction().movePointRight(2).stripTrailingZeros(),
                part == null ? Money.ZERO : part.gross(),
                part == null ? Money.ZERO : part.net(),
                part == null ? Money.ZERO : part.vat(),
                whole == null ? null : whole.cash(),
                whole == null ? null : whole.card(),
                whole == null ? null : whole.counted(),
                whole == null ? null : whole.difference());
    }

    private Report report(ProductionUnit unit, List<List<@Nullable Object>> rows, Words words) {
        List<Report.Row> printed = rows.stream()
                .map(row -> new Report.Row(
                        1, row.stream().map(cell -> text(cell, words)).toList()))
                .toList();
        Report.Table table =
                new Report.Table("till", words.t("takings.title"), columns(words), printed, words.t("takings.law"));
        String title = words.t("takings.title") + " – " + unit.name();
        return new Report(
                words.language(),
                entities.get(unit.entity()).name(),
                title,
                "",
                title,
                List.of(new Report.Section("till", unit.name(), "", List.of(table))));
    }

    private static String text(@Nullable Object cell, Words words) {
        return switch (cell) {
            case null -> "";
            case Money money -> words.amount(money);
            case LocalDate day -> words.day(day);
            case BigDecimal rate -> rate.toPlainString() + " %";
            default -> cell.toString();
        };
    }
}
