package coop.ouvrage.legislation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
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
