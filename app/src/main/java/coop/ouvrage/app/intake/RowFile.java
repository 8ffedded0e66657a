package coop.ouvrage.app.intake;

import coop.ouvrage.app.CannotRun;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV file as offices write them: UTF-8 or UTF-16 with or without mark, else Windows-1252; comma, semicolon or tabulator;
 * the heading in any case and order.
 */
final class RowFile {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private RowFile() {}

    /** @throws CannotRun if it is no such file, lacks a column or has one that is not known */
    static List<Row> read(Path file, List<String> required, List<String> optional, PrintStream err) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CannotRun("there is no file " + file);
        }
        return parse(text(Files.readAllBytes(file), err), required, optional);
    }

    private static String text(byte[] bytes, PrintStream err) {
        if (bytes.length >= 2
                && (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff
                        || bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            err.println("ouvrage: the file is not UTF-8; read as Windows-1252");
            return new String(bytes, WINDOWS);
        }
    }

    private static List<Row> parse(String text, List<String> required, List<String> optional) {
        String head = text.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(head))
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            refuseColumns(parser.getHeaderNames(), required, optional);
            List<Row> rows = new ArrayList<>();
            for (CSVRecord record : parser) {
                rows.add(new Row(parser.getCurrentLineNumber(), cells(record, parser.getHeaderNames())));
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new CannotRun("the file is no CSV: " + e.getMessage());
        }
    }

    private static char delimiter(String head) {
        return Stream.of(';', '\t', ',')
                .filter(sign -> head.indexOf(sign) >= 0)
                .findFirst()
                .orElse(',');
    }

    private static void refuseColumns(List<String> names, List<String> required, List<String> optional) {
        TreeSet<String> given = new TreeSet<>();
        names.forEach(name -> given.add(tidy(name)));
        TreeSet<String> missing = new TreeSet<>(required);
        missing.removeAll(given);
        given.removeAll(required);
        given.removeAll(optional);
        if (!missing.isEmpty() || !given.isEmpty()) {
            throw new CannotRun((missing.isEmpty() ? "" : "the file lacks the columns " + missing + " ")
                    + (given.isEmpty() ? "" : "these columns are not known: " + given + " ")
                    + "(--help lists them)");
        }
    }

    private static Map<String, String> cells(CSVRecord record, List<String> names) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < names.size() && i < record.size(); i++) {
            cells.put(tidy(names.get(i)), record.get(i));
        }
        return cells;
    }

    private static String tidy(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
