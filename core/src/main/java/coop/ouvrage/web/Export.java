package coop.ouvrage.web;

import coop.ouvrage.money.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Tables as files. A text that a spreadsheet would run as a formula gets an apostrophe in front. */
public final class Export {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Export() {}

    /**
     * @param format {@code csv} or {@code xlsx}
     * @throws NotFound for any other: who asks for another kind of file would read one kind as the other
     */
    public static ResponseEntity<byte[]> as(String format, Sheet sheet) {
        boolean excel = format.equals("xlsx");
        if (!excel && !format.equals("csv")) {
            throw new NotFound();
        }
        return ResponseEntity.ok()
                .contentType(excel ? XLSX : new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(sheet.name() + (excel ? ".xlsx" : ".csv"), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(excel ? xlsx(sheet) : csv(sheet));
    }

    /** With a byte order mark, so that spreadsheets read accents. */
    public static byte[] csv(Sheet sheet) {
        StringBuilder out = new StringBuilder("\ufeff");
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(';').get();
        try (CSVPrinter printer = new CSVPrinter(out, format)) {
            printer.printRecord(sheet.columns().stream().map(Export::harmless).toList());
            for (List<@Nullable Object> row : sheet.rows()) {
                printer.printRecord(row.stream().map(Export::text).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xlsx(Sheet sheet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Ouvrage", "1.0")) {
            Worksheet page = book.newWorksheet(sheet.name().replaceAll("[\\\\/*?:\\[\\]]", " "));
            for (int column = 0; column < sheet.columns().size(); column++) {
                page.value(0, column, harmless(sheet.columns().get(column)));
                page.style(0, column).bold().set();
            }
            for (int row = 0; row < sheet.rows().size(); row++) {
                for (int column = 0; column < sheet.rows().get(row).size(); column++) {
                    cell(page, row + 1, column, sheet.rows().get(row).get(column));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void cell(Worksheet page, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> page.value(row, column, "");
            case Money money -> {
                page.value(row, column, money.toDecimal());
                page.style(row, column).format("#,##0.00").set();
            }
            case LocalDate day -> {
                page.value(row, column, day);
                page.style(row, column).format("yyyy-mm-dd").set();
            }
            case BigDecimal number -> page.value(row, column, number);
            case Integer number -> page.value(row, column, number);
            case Long number -> page.value(row, column, number);
            default -> page.value(row, column, harmless(value.toString()));
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Money money -> money.toString();
            case BigDecimal number -> number.toPlainString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case LocalDate day -> day.toString();
            default -> harmless(value.toString());
        };
    }

    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
