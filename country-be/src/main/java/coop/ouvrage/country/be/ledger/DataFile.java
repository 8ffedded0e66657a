package coop.ouvrage.country.be.ledger;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A table that comes with the pack: a heading, then rows; what begins with a hash is a remark. */
final class DataFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .get();

    private DataFile() {}

    static List<CSVRecord> read(String name) {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(DataFile.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            return FORMAT.parse(file).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
