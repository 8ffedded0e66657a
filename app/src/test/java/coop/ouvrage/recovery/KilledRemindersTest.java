package coop.ouvrage.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.Killing;
import coop.ouvrage.app.testing.Memory;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the real process while reminders leave: no reminder twice, none lost, none by half. */
@Tag("long")
class KilledRemindersTest {

    @TempDir(factory = Memory.class)
    Path directory;

    @Test
    void aReminderLeavesOnceWhateverHappens() throws Exception {
        int hits = new Killing(directory, ReminderVictim.class)
                .times(2, 30, "REMINDING", "REMINDED", "FOUND torn=0", "FINISHED missing=0 torn=0");
        assertThat(hits).as("kills in the middle of a run").isPositive();
    }
}
