package coop.ouvrage.legislation;

import static coop.ouvrage.legislation.Operator.AT_LEAST;
import static coop.ouvrage.legislation.Operator.DIVIDED_BY;
import static coop.ouvrage.legislation.Operator.MINUS;
import static coop.ouvrage.legislation.Operator.TAKEN_FROM;
import static coop.ouvrage.legislation.Operator.TIMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CalculationTest {

    private final Figure rate =
            Legislation.load("legislation/test").on(LocalDate.of(2026, 1, 1)).figure("chapter/rate");

    @Test
    void whatIsRecordedIsWhatWasCalculated() {
        Calculation calculation = Calculation.traced();
        Money contribution = calculation
                .begin("contribution", "gross", Money.of("564.51"))
                .then(TIMES, rate)
                .cents();
        assertThat(contribution).isEqualTo(Money.of("73.78"));
        Step step = calculation.trace().steps("contribution").getFirst();
        assertThat(step.replay()).isEqualTo(step.result()).isEqualTo(new BigDecimal("73.78"));
        assertThat(step.terms().get(1).citation()).isEqualTo(rate.citation());
    }

    @Test
    void unverifiedFiguresAreRememberedOnceEvenWithoutTrace() {
        Calculation calculation = Calculation.untraced();
        calculation.begin("once", rate).cents();
        calculation.begin("twice", rate).cents();
        assertThat(calculation.unverified()).containsExactly(rate.citation());
        assertThat(calculation.trace()).isEqualTo(Trace.NONE);
    }

    @Test
    void operatorsWorkFromLeftToRight() {
        BigDecimal result = Calculation.untraced()
                .begin("slope", "wage", new BigDecimal("120"))
                .then(MINUS, "bound", new BigDecimal("100"))
                .then(DIVIDED_BY, "parts", new BigDecimal("3"))
                .then(TAKEN_FROM, "maximum", new BigDecimal("10"))
                .then(AT_LEAST, "nothing", BigDecimal.ZERO)
                .end(Rounding.CENT);
        assertThat(result).isEqualTo("3.33");
    }

    /** A step inside a step once made an employer's contribution vanish. */
    @Test
    void stepsDoNotNest() {
        Calculation calculation = Calculation.traced();
        calculation.begin("outer", "gross", Money.of("1.00"));
        assertThatThrownBy(() -> calculation.begin("inner", "gross", Money.of("1.00")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outer");
    }

    @Test
    void aTraceComesBackFromJsonUnchanged() {
        Calculation calculation = Calculation.traced();
        calculation
                .begin("contribution", "gross", Money.of("564.50"))
                .then(TIMES, rate)
                .cents();
        JsonMapper json = JsonMapper.shared();
        Trace trace = calculation.trace();
        assertThat(json.readValue(json.writeValueAsString(trace), Trace.class)).isEqualTo(trace);
    }

    @Test
    void fifteensAreCountedDown() {
        assertThat(Rounding.MULTIPLE_OF_15.apply(new BigDecimal("1837.34"))).isEqualByComparingTo("1830");
        assertThat(Rounding.CENT_DOWN.apply(new BigDecimal("229.7799"))).isEqualTo("229.77");
        assertThat(Rounding.FOUR_DECIMALS.apply(new BigDecimal("12.82515"))).isEqualTo("12.8252");
    }
}
