package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Mark;
import coop.ouvrage.legislation.Operator;
import coop.ouvrage.legislation.Rounding;
import coop.ouvrage.legislation.Step;
import coop.ouvrage.legislation.Term;
import coop.ouvrage.legislation.Trace;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Steps of a calculation are read as they were written, also those that were stored with every name. */
class TraceTextTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private static Citation figure(String parameter, String path) {
        return new Citation(parameter, path, "EUR per month", DAY, List.of("ONE", "TWO"), Mark.V1, DAY.plusDays(9));
    }

    private static final Trace TRACE = new Trace(List.of(
            new Step(
                    "be.\"odd\"\\step\n",
                    List.of(
                            new Term(Operator.STARTS_WITH, "be.gross", new BigDecimal("165.00"), null),
                            new Term(Operator.TIMES, "rates/a", new BigDecimal("0.1307"), figure("rates/a", "")),
                            new Term(Operator.MINUS, "rates/b#x.y", new BigDecimal("1E+3"), figure("rates/b", "x.y")),
                            new Term(Operator.PLUS, "another name", BigDecimal.ZERO, figure("rates/c", "z"))),
                    Rounding.CENT,
                    new BigDecimal("21.57")),
            new Step("be.nothing", List.of(), Rounding.NONE, new BigDecimal("-3.1000"))));

    @Test
    void isReadAsItWasWritten() {
        assertThat(PayJson.trace(TraceText.steps(TRACE), TraceText.amounts(TRACE)))
                .isEqualTo(TRACE);
        assertThat(PayJson.trace(TraceText.steps(Trace.NONE), TraceText.amounts(Trace.NONE)))
                .isEqualTo(Trace.NONE);
    }

    @Test
    void stepsDoNotHoldTheAmountsOfThePayslip() {
        Step first = TRACE.steps().getFirst();
        Term gross = new Term(Operator.STARTS_WITH, "be.gross", new BigDecimal("99.00"), null);
        Trace other = new Trace(List.of(
                new Step(
                        first.code(),
                        Stream.concat(Stream.of(gross), first.terms().stream().skip(1))
                                .toList(),
                        first.rounding(),
                        new BigDecimal("12.94")),
                TRACE.steps().getLast()));
        assertThat(TraceText.steps(other)).isEqualTo(TraceText.steps(TRACE)).contains("0.1307");
        assertThat(TraceText.amounts(other)).isEqualTo("12.94 99.00 -3.1000 ");
        assertThat(PayJson.trace(TraceText.steps(TRACE), TraceText.amounts(other)))
                .isEqualTo(other);
    }

    @Test
    void refusesAmountsThatAreNotOfItsSteps() {
        String steps = TraceText.steps(TRACE);
        assertThatThrownBy(() -> PayJson.trace(steps, "1 2 3 4")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PayJson.trace(steps, "1 2")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void readsWhatWasStoredBefore() {
        assertThat(PayJson.trace(PayJson.write(TRACE))).isEqualTo(TRACE);
        assertThat(PayJson.trace("""
                [["a","CENT","21.57",[["STARTS_WITH","be.gross","165.00"],
                 ["TIMES","rates/a","0.1307",["EUR per month","2026-01-01",["ONE","TWO"],"V1","2026-01-10"]]]]]""").steps())
                .containsExactly(new Step(
                        "a", TRACE.steps().getFirst().terms().subList(0, 2), Rounding.CENT, new BigDecimal("21.57")));
    }
}
