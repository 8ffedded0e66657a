package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.Killing;
import coop.ouvrage.app.testing.Memory;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the real process while a pay run is prepared: the next one goes on, and ends where an undisturbed one ends. */
@Tag("long")
class KilledPreparationTest {

    @TempDir(factory = Memory.class)
    Path directory;

    @Test
    void whatWasCalculatedStaysAndTheRestFollows() throws Exception {
        int hits = new Killing(directory, PreparationVictim.class)
                .times(
                        3,
                        2_400,
                        "PREPARING",
                        "PREPARED",
                        "FOUND torn=0 twice=0",
                        "FINISHED left=0 torn=0 twice=0 same=true");
        assertThat(hits).as("kills in the middle of a preparation").isPositive();
    }
}
