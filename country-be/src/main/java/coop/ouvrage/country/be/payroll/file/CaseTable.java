package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The table in a file of cases: with or without byte order mark, cells separated by commas or as a spreadsheet here writes them. */
final class CaseTable {

    /** The columns that the header must have, each once; further ones are ignored. */
    static final List<String> HEADER = List.of("id", "year", "period", "category", "inputs");

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int LONGEST_HEADER = 4096;

    private CaseTable() {}

    static CSVParser open(Reader csv) throws IOException {
        BufferedReader text = new BufferedReader(csv);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        String header = peekedHeader(text);
        char delimiter = delimiter(header);
        twice(header, delimiter);
        CSVParser parser = format(delimiter).parse(text);
        List<String> missing = HEADER.stream()
                .filter(column -> !parser.getHeaderMap().containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            parser.close();
            throw new RefusedException(Refusal.of("payslip.no_header", "columns", String.join(", ", missing)));
        }
        return parser;
    }

    private static CSVFormat format(char delimiter) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setIgnoreHeaderCase(true)
                .setTrim(true)
                .setAllowMissingColumnNames(true)
                .get();
    }

    private static String peekedHeader(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        char[] start = new char[LONGEST_HEADER];
        int read = 0;
        for (int more = 0; more >= 0 && read < start.length; more = text.read(start, read, start.length - read)) {
            read += more;
        }
        text.reset();
        return new String(start, 0, read).lines().findFirst().orElse("");
    }

    private static char delimiter(String header) {
        if (header.indexOf(',') >= 0) {
            return ',';
        }
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    /** Two columns of one name: the reader would take one of them, nobody knows which was meant. */
    private static void twice(String header, char delimiter) {
        List<String> names =
                List.of(header.toLowerCase(Locale.ROOT).replace("\"", "").split(String.valueOf(delimiter)));
        List<String> doubled = HEADER.stream()
                .filter(column ->
                        names.stream().map(String::strip).filter(column::equals).count() > 1)
                .toList();
        if (!doubled.isEmpty()) {
            throw new RefusedException(Refusal.of("payslip.column_twice", "columns", String.join(", ", doubled)));
        }
    }
}
