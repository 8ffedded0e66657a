package coop.ouvrage.app.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.Killing;
import coop.ouvrage.app.testing.Memory;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the real process while months and years are closed: each is closed whole or open, and no unit loses a cent. */
@Tag("long")
class KilledClosingsTest {

    @TempDir(factory = Memory.class)
    Path directory;

    @Test
    void aYearIsClosedWholeOrNotAtAll() throws Exception {
        int hits = new Killing(directory, ClosingVictim.class)
                .times(
                        3,
                        800,
                        "CLOSING",
                        "CLOSED",
                        "FOUND torn=0 changed=0 broken=[]",
                        "FINISHED open=false torn=0 changed=0 broken=[]");
        assertThat(hits).as("kills in the middle of a closing").isPositive();
    }
}
