package coop.ouvrage.country.be.payroll;

import coop.ouvrage.legislation.Legislation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The figures of Belgian law, read once per process, with those that the co-operative sets in {@code $OUVRAGE_LEGISLATION/be}. */
public final class BelgianLegislation {

    private BelgianLegislation() {}

    public static Legislation get() {
        return Loaded.LEGISLATION;
    }

    private static @Nullable Path own() {
        String directory = System.getenv("OUVRAGE_LEGISLATION");
        if (directory == null || directory.isBlank()) {
            return null;
        }
        Path own = Path.of(directory, "be");
        if (!Files.isDirectory(own)) {
            throw new IllegalStateException("OUVRAGE_LEGISLATION: there is no directory " + own);
        }
        return own;
    }

    private static final class Loaded {
        static final Legislation LEGISLATION = Legislation.load("legislation/be", own());
    }
}
