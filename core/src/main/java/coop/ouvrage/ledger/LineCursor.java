package coop.ouvrage.ledger;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The place of a line in the order of pages. */
record LineCursor(LocalDate date, UUID entry, int line) {

    static LineCursor after(LedgerLine line) {
        return new LineCursor(line.date(), line.entry().value(), line.line());
    }

    /** The cursor of an address; none for an absent or spoilt one, which begins at the first page. */
    static @Nullable LineCursor read(@Nullable String written) {
        String[] parts = written == null ? new String[0] : written.split("_");
        if (parts.length != 3) {
            return null;
        }
        try {
            return new LineCursor(LocalDate.parse(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    String write() {
        return date + "_" + entry + "_" + line;
    }
}
