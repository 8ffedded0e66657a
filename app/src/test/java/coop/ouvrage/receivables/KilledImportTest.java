package coop.ouvrage.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.Killing;
import coop.ouvrage.app.testing.Memory;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the real process while a bank statement is imported: the file is in whole or not at all, and once. */
@Tag("long")
class KilledImportTest {

    @TempDir(factory = Memory.class)
    Path directory;

    @Test
    void aStatementIsImportedWholeOrNotAtAll() throws Exception {
        int hits = new Killing(directory, ImportVictim.class)
                .times(3, 60, "IMPORTING", "IMPORTED", "FOUND torn=0 broken=[]", "FINISHED missing=0 torn=0 broken=[]");
        assertThat(hits).as("kills in the middle of an import").isPositive();
    }
}
