package coop.ouvrage.payroll;

import coop.ouvrage.legislation.Trace;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.CostLine;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayLine;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.WorkTime;
import coop.ouvrage.refusal.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The wage of a student whose contract crosses the yearly quota: the gross is shared by hours, each part is calculated by its own rules,
 * and the payslip shows their sum line by line. Other wages pass through.
 */
@Component
class StudentWage {

    private final PayCalculator law;

    StudentWage(PayCalculator law) {
        this.law = law;
    }

    /**
     * @param hours whole hours of the wage
     * @param within how many of them are within the quota
     */
    Outcome<PayAnswer> calculate(PayQuestion question, int hours, int within) {
        if (question.kind() != ContractKind.STUDENT || within >= hours) {
            return law.calculate(question);
        }
        if (within <= 0) {
            return law.calculate(question.withinStudentQuota(false));
        }
        BigDecimal share = BigDecimal.valueOf(within).divide(BigDecimal.valueOf(hours), 10, RoundingMode.HALF_UP);
        Money inside = question.gross().times(share);
        Outcome<PayAnswer> reduced = law.calculate(part(question, inside, share));
        Outcome<PayAnswer> ordinary =
                law.calculate(part(question, question.gross().minus(inside), BigDecimal.ONE.subtract(share))
                        .withinStudentQuota(false)
                        .withExemptRefunds(Money.ZERO));
        return reduced instanceof Outcome.Done<PayAnswer>(PayAnswer one)
                ? ordinary.map(other -> together(one, other))
                : reduced;
    }

    private static PayQuestion part(PayQuestion question, Money gross, BigDecimal share) {
        WorkTime time = question.time();
        return question.withGross(gross).withTime(new WorkTime(time.paid().multiply(share), time.full()));
    }

    private static PayAnswer together(PayAnswer one, PayAnswer other) {
        return new PayAnswer(
                one.gross().plus(other.gross()),
                one.net().plus(other.net()),
                lines(one.lines(), other.lines()),
                cost(one.employer(), other.employer()),
                one.monthShare().plus(other.monthShare()),
                Stream.concat(one.unverified().stream(), other.unverified().stream())
                        .distinct()
                        .toList(),
                new Trace(Stream.concat(one.trace().steps().stream(), other.trace().steps().stream())
                        .toList()));
    }

    /** Lines of the same code are added; a line of one part alone follows the line that it follows there. */
    private static List<PayLine> lines(List<PayLine> one, List<PayLine> other) {
        List<PayLine> merged = new ArrayList<>(one);
        int at = 0;
        for (PayLine line : other) {
            int found = indexOf(merged, line.code());
            if (found >= 0) {
                PayLine known = merged.get(found);
                merged.set(
                        found,
                        new PayLine(known.code(), known.kind(), known.amount().plus(line.amount())));
                at = found + 1;
            } else {
                merged.add(at++, line);
            }
        }
        return merged;
    }

    private static int indexOf(List<PayLine> lines, String code) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).code().equals(code)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable EmployerCost cost(@Nullable EmployerCost one, @Nullable EmployerCost other) {
        return one == null || other == null
                ? null
                : new EmployerCost(
                        one.gross().plus(other.gross()),
                        sum(one.lines(), other.lines()),
                        sum(one.expectedReductions(), other.expectedReductions()));
    }

    private static List<CostLine> sum(List<CostLine> one, List<CostLine> other) {
        Map<String, CostLine> lines = new LinkedHashMap<>();
        Stream.concat(one.stream(), other.stream())
                .forEach(line -> lines.merge(
                        line.code(),
                        line,
                        (a, b) -> new CostLine(
                                a.code(), a.kind(), a.amount().plus(b.amount()), a.verified() && b.verified())));
        return List.copyOf(lines.values());
    }
}
