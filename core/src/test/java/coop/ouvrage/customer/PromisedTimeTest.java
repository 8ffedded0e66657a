package coop.ouvrage.customer;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.calendar.WorkingDays;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisedTimeTest {

    /** 11 November 2026 is a Wednesday and a holiday. */
    private final WorkingDays workingDays = new WorkingDays(year -> Set.of(LocalDate.of(2026, 11, 11)));

    @ParameterizedTest
    @CsvSource({
        "2026-11-09T10:15, 60, 2026-11-09T11:15",
        "2026-11-09T07:00, 60, 2026-11-09T10:00",
        "2026-11-09T16:30, 60, 2026-11-10T09:30",
        "2026-11-09T16:00, 60, 2026-11-09T17:00",
        "2026-11-10T17:00, 60, 2026-11-12T10:00",
        "2026-11-13T22:00, 60, 2026-11-16T10:00",
        "2026-11-14T12:00, 60, 2026-11-16T10:00",
        "2026-11-09T09:00, 1000, 2026-11-12T09:40"
    })
    void minutesOfOfficeTimeAreCounted(LocalDateTime asked, int minutes, LocalDateTime promised) {
        assertThat(PromisedTime.after(asked, minutes, workingDays)).isEqualTo(promised);
    }
}
