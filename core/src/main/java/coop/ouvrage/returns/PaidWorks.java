package coop.ouvrage.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.Payslip;
import coop.ouvrage.payroll.PayslipData;
import coop.ouvrage.payroll.ReleasedPayslips;
import coop.ouvrage.payroll.Totals;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.returns.spi.PaidWork;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a payslip in the books adds to a return: its amounts, on a correction the difference to the payslip before. */
final class PaidWorks {

    private PaidWorks() {}

    static PaidWork of(ReleasedPayslips.Released released, @Nullable PayslipData corrected) {
        Payslip payslip = released.payslip();
        PayslipData data = released.data();
        PayAnswer before = corrected == null ? null : corrected.answer();
        return new PaidWork(
                payslip.id().value(),
                payslip.worker(),
                payslip.contract().value(),
                ContractKind.valueOf(payslip.kind().name()),
                payslip.month(),
                payslip.nr(),
                released.bookedOn(),
                new PaidWork.Engagement(
                        payslip.firstDay(),
                        payslip.lastDay(),
                        data.work().function(),
                        data.work().jointCommittee()),
                data.days().stream().map(PayslipData.Day::date).distinct().toList(),
                released.paidHours(),
                released.quotaHours(),
                amounts(payslip.totals()),
                counted(data.answer(), before),
                lines(data.answer(), before),
                costs(data.answer(), before));
    }

    private static PaidWork.Amounts amounts(Totals totals) {
        return new PaidWork.Amounts(
                totals.gross(),
                totals.social(),
                totals.tax(),
                totals.net(),
                totals.contributions(),
                totals.holiday(),
                totals.fund());
    }

    private static Map<String, BigDecimal> counted(@Nullable PayAnswer now, @Nullable PayAnswer before) {
        Map<String, BigDecimal> counted = new HashMap<>();
        if (now != null) {
            counted.putAll(now.monthShare().totals());
        }
        if (before != null) {
            before.monthShare()
                    .totals()
                    .forEach((name, amount) -> counted.merge(name, amount.negate(), BigDecimal::add));
        }
        return counted;
    }

    private static List<PaidWork.Line> lines(@Nullable PayAnswer now, @Nullable PayAnswer before) {
        Map<String, PaidWork.Line> lines = new LinkedHashMap<>();
        if (now != null) {
            now.lines().forEach(line -> add(lines, new PaidWork.Line(line.code(), line.kind(), line.amount())));
        }
        if (before != null) {
            before.lines()
                    .forEach(line -> add(
                            lines,
                            new PaidWork.Line(
                                    line.code(), line.kind(), line.amount().negate())));
        }
        return List.copyOf(lines.values());
    }

    private static void add(Map<String, PaidWork.Line> lines, PaidWork.Line line) {
        lines.merge(
                line.code(),
                line,
                (a, b) -> new PaidWork.Line(a.code(), a.kind(), a.amount().plus(b.amount())));
    }

    private static List<PaidWork.Cost> costs(@Nullable PayAnswer now, @Nullable PayAnswer before) {
        Map<String, Money> costs = new LinkedHashMap<>();
        if (now != null && now.employer() != null) {
            now.employer().lines().forEach(line -> costs.merge(line.code(), line.amount(), Money::plus));
        }
        if (before != null && before.employer() != null) {
            before.employer()
                    .lines()
                    .forEach(line -> costs.merge(line.code(), line.amount().negate(), Money::plus));
        }
        return costs.entrySet().stream()
                .map(cost -> new PaidWork.Cost(cost.getKey(), cost.getValue()))
                .toList();
    }
}
