package coop.ouvrage.legislation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LegislationTest {

    private final Legislation legislation = Legislation.load("legislation/test");

    @Test
    void numbersKeepTheDigitsThatWereWritten() {
        assertThat(legislation
                        .on(LocalDate.of(2024, 3, 1))
                        .figure("chapter/rate")
                        .value())
                .isEqualTo(new BigDecimal("0.10"));
    }

    @Test
    void aFigureNamesItsOrigin() {
        Citation citation =
                legislation.on(LocalDate.of(2026, 1, 1)).figure("chapter/rate").citation();
        assertThat(citation.from()).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(citation.mark()).isEqualTo(Mark.V1);
        assertThat(legislation.sources().get(citation.sources().getFirst())).isNotNull();
    }

    @Test
    void aGapIsRefusedAndNotFilledFromEitherSide() {
        Law inTheGap = legislation.on(LocalDate.of(2024, 7, 1));
        assertThat(inTheGap.has("chapter/rate")).isFalse();
        assertThatThrownBy(() -> inTheGap.figure("chapter/rate"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusals().getFirst())
                                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("legislation.no_value"))
                                .satisfies(refusal -> assertThat(refusal.arguments())
                                        .containsEntry("parameter", "chapter/rate")
                                        .containsEntry("day", LocalDate.of(2024, 7, 1))));
        assertThatThrownBy(() -> legislation.on(LocalDate.of(2023, 12, 31)).figure("chapter/rate"))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void anOpenEndedValueIsNotVerifiedForAYearThatHadNotBegunWhenItWasRead() {
        DatedValue open = value(LocalDate.of(2020, 1, 1), null, Mark.V2);
        assertThat(open.markOn(LocalDate.of(2026, 12, 31))).isEqualTo(Mark.V2);
        assertThat(open.markOn(LocalDate.of(2027, 1, 1))).isEqualTo(Mark.CARRIED);
        assertThat(open.isConfirmedOn(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(Mark.CARRIED.isVerified()).isFalse();

        LocalDate until = LocalDate.of(2027, 12, 31);
        DatedValue agreed = value(LocalDate.of(2020, 1, 1), until, Mark.V2);
        assertThat(agreed.markOn(until)).as("its source says how long").isEqualTo(Mark.V2);
        DatedValue published = value(LocalDate.of(2027, 1, 1), null, Mark.V2);
        assertThat(published.markOn(LocalDate.of(2027, 6, 1)))
                .as("read before its year began")
                .isEqualTo(Mark.V2);
        DatedValue once = value(LocalDate.of(2020, 1, 1), null, Mark.V1);
        assertThat(once.markOn(LocalDate.of(2027, 1, 1))).isEqualTo(Mark.V1);
    }

    private static DatedValue value(LocalDate from, @Nullable LocalDate until, Mark mark) {
        return new DatedValue(from, until, "0.1", List.of("ONE"), mark, LocalDate.of(2026, 11, 20), null);
    }

    @Test
    void theLastDayOfAPeriodStillCounts() {
        assertThat(legislation.on(LocalDate.of(2024, 6, 30)).has("chapter/rate"))
                .isTrue();
    }

    @Test
    void aWrongNameIsABreakdown() {
        assertThatThrownBy(() -> legislation.on(LocalDate.of(2026, 1, 1)).figure("chapter/other"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cellsOfATableCiteTheirPath() {
        Table rows =
                legislation.on(LocalDate.of(2026, 1, 1)).table("chapter/table").cell("bands");
        assertThat(rows.rows().get(1).figure("rate").citation().name()).isEqualTo("chapter/table#bands.2.rate");
        assertThat(rows.rows().get(1).has("up_to")).isFalse();
    }

    @Test
    void aPackWithAMissingFileDoesNotStart() {
        assertThatThrownBy(() -> Legislation.load("legislation/nowhere"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sources.yaml");
    }
}
