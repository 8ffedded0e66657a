package coop.ouvrage.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    @Test
    void laterOnesSortAfterEarlierOnes() {
        assertThat(Stream.generate(TimeOrderedId::next).limit(100_000).map(UUID::toString))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void isOfVersionSevenInTheStandardVariant() {
        UUID id = TimeOrderedId.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis() + 60_000);
    }
}
