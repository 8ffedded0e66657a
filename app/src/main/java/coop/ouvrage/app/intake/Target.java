package coop.ouvrage.app.intake;

import java.util.List;
import java.util.UUID;

/** Where the lines of a kind of file go. */
interface Target {

    List<String> required();

    List<String> optional();

    /** Whether lines of one key belong together; else a key stands once. */
    default boolean manyLines() {
        return false;
    }

    /**
     * Enters what the lines of one key say, in the caller's transaction.
     *
     * @return what was entered
     * @throws coop.ouvrage.refusal.RefusedException with every reason that was found
     */
    UUID enter(List<Row> rows);
}
