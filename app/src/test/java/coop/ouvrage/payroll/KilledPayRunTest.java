package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.Killing;
import coop.ouvrage.app.testing.Memory;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the real process while a pay run is released: nothing is lost and nobody is paid twice. */
@Tag("long")
class KilledPayRunTest {

    @TempDir(factory = Memory.class)
    Path directory;

    @Test
    void aPayRunIsReleasedWholeOrNotAtAll() throws Exception {
        int hits = new Killing(directory, PayRunVictim.class)
                .times(
                        3,
                        60,
                        "RELEASING",
                        "RELEASED",
                        "FOUND torn=0 twice=0 broken=[]",
                        "FINISHED unpaid=0 twice=0 broken=[]");
        assertThat(hits).as("kills in the middle of a release").isPositive();
    }
}
