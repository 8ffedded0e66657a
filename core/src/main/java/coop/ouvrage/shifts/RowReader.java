package coop.ouvrage.shifts;

import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a file of shifts: CSV, or JSON that names the same columns. A file that is not understood is refused whole; a line that is not,
 * alone.
 */
final class RowReader {

    static final Set<String> REQUIRED = Set.of("shift", "courier", "date", "start", "end");
    static final Set<String> OPTIONAL = Set.of("break", "bicycle_check", "course", "allowance", "function");
    private static final int MOST_BYTES = 2_000_000;
    private static final int MOST_ROWS = 5_000;
    private static final int LONGEST = 40;

    /** A name that is said twice leaves no doubt which of the two counts: the file is refused. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RowReader() {}

    /** Text of a cell by its column; empty where there is none. */
    private interface Cells {
        String of(String column);
    }

    /** A line with the two dates that the agreement may ask for. */
    record Line(
            ShiftRow row,
            @Nullable LocalDate check,
            @Nullable LocalDate course) {}

    static Outcome<List<Line>> read(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            return Outcome.refused(Refusal.of("shifts.file_size", "most", MOST_BYTES / 1_000_000));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Outcome.refused(Refusal.of("shifts.file_encoding"));
        }
        String known = text.startsWith("\ufeff") ? text.substring(1) : text;
        return known.stripLeading().startsWith("{") ? json(known) : parse(known);
    }

    /** An object with the list {@code shifts}; the first of them is line 1. */
    private static Outcome<List<Line>> json(String text) {
        JsonNode shifts;
        try {
            shifts = JSON.readTree(text).path("shifts");
        } catch (JacksonException e) {
            return Outcome.refused(Refusal.of("shifts.file_unreadable"));
        }
        if (!shifts.isArray()) {
            return Outcome.refused(Refusal.of("shifts.file_unreadable"));
        }
        if (shifts.size() > MOST_ROWS) {
            return Outcome.refused(Refusal.of("shifts.file_rows", "most", MOST_ROWS));
        }
        List<Line> lines = new ArrayList<>();
        for (JsonNode shift : shifts) {
            if (!shift.isObject()) {
                return Outcome.refused(Refusal.of("shifts.file_unreadable"));
            }
            if (shift.propertyNames().stream().anyMatch(name -> !REQUIRED.contains(name) && !OPTIONAL.contains(name))) {
                return Outcome.refused(columns());
            }
            lines.add(line(column -> cell(shift.path(column)), lines.size() + 1));
        }
        return lines.isEmpty() ? Outcome.refused(Refusal.of("shifts.file_empty")) : Outcome.done(lines);
    }

    /** What should be a text or a number and is not, is shown as it was written, and refused as unreadable. */
    private static String cell(JsonNode value) {
        return value.isContainer() ? value.toString() : value.asString("").strip();
    }

    private static Refusal columns() {
        return Refusal.of(
                "shifts.file_columns",
                "required",
                String.join(", ", new TreeSet<>(REQUIRED)),
                "optional",
                String.join(", ", new TreeSet<>(OPTIONAL)));
    }

    private static Outcome<List<Line>> parse(String text) {
        String head = text.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(head.contains(";") ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            Set<String> columns = new TreeSet<>();
            parser.getHeaderNames().forEach(name -> columns.add(name.toLowerCase(Locale.ROOT)));
            if (!columns.containsAll(REQUIRED)
                    || columns.stream().anyMatch(name -> !REQUIRED.contains(name) && !OPTIONAL.contains(name))) {
                return Outcome.refused(columns());
            }
            return lines(parser);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return Outcome.refused(Refusal.of("shifts.file_unreadable"));
        }
    }

    private static Outcome<List<Line>> lines(CSVParser parser) {
        List<Line> lines = new ArrayList<>();
        for (CSVRecord row : parser) {
            if (lines.size() >= MOST_ROWS) {
                return Outcome.refused(Refusal.of("shifts.file_rows", "most", MOST_ROWS));
            }
            lines.add(line(column -> cell(row, column), Math.toIntExact(parser.getCurrentLineNumber())));
        }
        return lines.isEmpty() ? Outcome.refused(Refusal.of("shifts.file_empty")) : Outcome.done(lines);
    }

    private static Line line(Cells row, int nr) {
        List<Refusal> refusals = new ArrayList<>();
        String reference = text(row, "shift", true, refusals);
        String courier = text(row, "courier", true, refusals);
        WorkDay day = day(row, refusals);
        LocalDate check = date(row, "bicycle_check", false, refusals);
        LocalDate course = date(row, "course", false, refusals);
        Equipment equipment = Equipment.named(row.of("allowance")).orElse(null);
        if (equipment == null) {
            refusals.add(Refusal.of("shifts.allowance_unknown", "allowance", shortened(row.of("allowance"))));
        }
        String function = text(row, "function", false, refusals);
        return new Line(
                new ShiftRow(
                        nr,
                        reference,
                        courier,
                        day,
                        equipment == null ? Equipment.NONE : equipment,
                        function,
                        refusals,
                        null),
                check,
                course);
    }

    private static @Nullable WorkDay day(Cells row, List<Refusal> refusals) {
        LocalDate date = date(row, "date", true, refusals);
        LocalTime start = time(row, "start", refusals);
        LocalTime end = time(row, "end", refusals);
        String pause = row.of("break");
        if (!pause.matches("\\d{0,3}")) {
            refusals.add(unreadable("break", pause));
            return null;
        }
        return date == null || start == null || end == null
                ? null
                : new WorkDay(date, start, end, pause.isEmpty() ? 0 : Integer.parseInt(pause));
    }

    private static @Nullable LocalDate date(Cells row, String column, boolean required, List<Refusal> refusals) {
        String text = row.of(column);
        if (text.isEmpty() && !required) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            refusals.add(unreadable(column, text));
            return null;
        }
    }

    private static @Nullable LocalTime time(Cells row, String column, List<Refusal> refusals) {
        String text = row.of(column);
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            refusals.add(unreadable(column, text));
            return null;
        }
    }

    private static String text(Cells row, String column, boolean required, List<Refusal> refusals) {
        String text = row.of(column);
        if (required && text.isEmpty() || text.length() > LONGEST) {
            refusals.add(unreadable(column, text));
        }
        return shortened(text);
    }

    private static Refusal unreadable(String column, String text) {
        return Refusal.of("shifts.cell_unreadable", "column", column, "text", shortened(text));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static String cell(CSVRecord row, String column) {
        return row.isMapped(column) && row.isSet(column) ? row.get(column).strip() : "";
    }
}
