package coop.ouvrage.accounting.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/** A form in which accountants of the country take the entries of a year into their program. */
public interface AccountantFormat {

    /** What people call it; also its name in addresses, in lower case. */
    String name();

    String fileName(String entity, int year);

    /** Writes it line by line, without holding the year. */
    void write(Lines lines, OutputStream out) throws IOException;

    /** The lines of the year, in the order of entries; may be asked for again. */
    interface Lines {
        void each(Consumer<BookLine> reader);
    }
}
