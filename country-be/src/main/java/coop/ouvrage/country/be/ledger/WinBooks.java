package coop.ouvrage.country.be.ledger;

import coop.ouvrage.accounting.spi.AccountantFormat;
import coop.ouvrage.accounting.spi.BookLine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/**
 * The two files that WinBooks imports, in one archive: {@code ACT.txt} with the entries and {@code CSF.txt} with the clients and suppliers
 * in them. All entries are sundry operations: their VAT was declared from here and is not declared again. The fields of ACT follow the
 * publisher's description as other open-source programs apply it; those of CSF are from memory, and no import was tried.
 */
@Component
public final class WinBooks implements AccountantFormat {

    private static final Charset ANSI = Charset.forName("windows-1252");
    private static final int ACT_FIELDS = 36;
    private static final String SUNDRY = "5";
    private static final Map<String, String> JOURNALS =
            Map.of("SALES", "VENTES", "PURCHASE", "ACHATS", "BANK", "BANQUE", "PAY", "SALAIR", "SUNDRY", "OPDIV");

    @Override
    public String name() {
        return "WinBooks";
    }

    @Override
    public String fileName(String entity, int year) {
        return entity + "-" + year + "-WinBooks.zip";
    }

    @Override
    public void write(Lines lines, OutputStream out) throws IOException {
        ZipOutputStream archive = new ZipOutputStream(out);
        Map<String, BookLine.Third> thirds = new HashMap<>();
        file(archive, "ACT.txt", printer -> lines.each(line -> print(printer, entry(line, thirds))));
        file(archive, "CSF.txt", printer -> thirds.values().forEach(third -> print(printer, card(third))));
        archive.finish();
    }

    private interface Content {
        void of(CSVPrinter printer);
    }

    private static void file(ZipOutputStream archive, String name, Content content) throws IOException {
        archive.putNextEntry(new ZipEntry(name));
        Writer writer =
                new OutputStreamWriter(archive, ANSI.newEncoder().onUnmappableCharacter(CodingErrorAction.REPLACE));
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.EXCEL);
        content.of(printer);
        printer.flush();
        archive.closeEntry();
    }

    private static void print(CSVPrinter printer, List<String> cells) {
        try {
            printer.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> entry(BookLine line, Map<String, BookLine.Third> thirds) {
        BookLine.Third third = line.third();
        String[] cells = new String[ACT_FIELDS];
        Arrays.fill(cells, "");
        cells[0] = third == null ? "3" : third.supplier() ? "2" : "1";
        cells[1] = JOURNALS.getOrDefault(line.journal(), "OPDIV");
        cells[2] = SUNDRY;
        cells[3] = line.number();
        cells[6] = line.account();
        cells[7] = third == null ? "" : code(third.id());
        cells[9] = "%02d".formatted(line.date().getMonthValue());
        cells[10] = day(line.date());
        cells[11] = day(line.documentDate());
        cells[13] = line.text().substring(0, Math.min(40, line.text().length()));
        cells[15] = "0.00";
        cells[16] = line.amount().toString();
        if (third != null) {
            thirds.put(cells[0] + cells[7], third);
        }
        return List.of(cells);
    }

    private static List<String> card(BookLine.Third third) {
        String[] cells = new String[19];
        Arrays.fill(cells, "");
        cells[0] = code(third.id());
        cells[1] = third.supplier() ? "2" : "1";
        cells[2] = third.name().substring(0, Math.min(40, third.name().length()));
        cells[8] = third.vatNumber().isEmpty() ? "3" : "1";
        cells[9] = third.country();
        cells[10] = dotted(third.vatNumber());
        cells[18] = third.language().toUpperCase(Locale.ROOT).substring(0, 1);
        return Collections.unmodifiableList(Arrays.asList(cells));
    }

    /** A Belgian number stands without its country and with points. */
    private static String dotted(String vatNumber) {
        return vatNumber.matches("BE[0-9]{10}")
                ? vatNumber.substring(2, 6) + "." + vatNumber.substring(6, 9) + "." + vatNumber.substring(9)
                : vatNumber.replaceFirst("^[A-Z]{2}", "");
    }

    /** Ten characters at most: the end of the identifier, which is drawn at random. */
    private static String code(UUID id) {
        String text = id.toString();
        return text.substring(text.length() - 10).toUpperCase(Locale.ROOT);
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
