package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(PayJson.trace(TraceText.write(TRACE))).isEqualTo(TRACE);
        assertThat(PayJson.trace(TraceText.write(Trace.NONE))).isEqualTo(Trace.NONE);
    }

    @Test
    void isHalfAsLong() {
        assertThat(TraceText.write(TRACE).length())
                .isLessThan(PayJson.write(TRACE).length() * 6 / 10);
    }

    @Test
    void readsWhatWasStoredBefore() {
        assertThat(PayJson.trace(PayJson.write(TRACE))).isEqualTo(TRACE);
    }
}
