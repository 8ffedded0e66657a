package coop.ouvrage.app;

import coop.ouvrage.ledger.InvariantReport;
import coop.ouvrage.ledger.Verify;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Proves the books of a database without starting the application: no timer runs, nothing is migrated, every transaction is read
 * only, so that proving can never change what it proves.
 */
public final class BookProof {

    private BookProof() {}

    /** What became of each invariant of each module. */
    public static List<InvariantReport> of(Database database, Path data) {
        try (AnnotationConfigApplicationContext context = Modules.over(database, data, true)) {
            return context.getBean(Verify.class).run();
        }
    }
}
