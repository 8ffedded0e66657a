package coop.ouvrage.payroll.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.Deduction;
import coop.ouvrage.payroll.Payslip;
import coop.ouvrage.payroll.PayslipData;
import coop.ouvrage.payroll.Payslips;
import coop.ouvrage.payroll.Totals;
import coop.ouvrage.payroll.WagePayment;
import coop.ouvrage.payroll.spi.CostLine;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayLine;
import coop.ouvrage.web.SumRow;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepares a payslip for its page: every line with what it was made of. */
@Component
class PayslipViews {

    private final PayCalculator law;
    private final CurrentUser user;

    PayslipViews(PayCalculator law, CurrentUser user) {
        this.law = law;
        this.user = user;
    }

    PayslipView of(Payslips.Explained explained, Words words) {
        Payslip payslip = explained.payslip();
        PayslipData data = explained.data();
        WagePayment.State state = explained.payment().map(WagePayment::state).orElse(WagePayment.State.PREPARED);
        return new PayslipView(
                payslip,
                data,
                PayslipView.mark(state),
                words.t("payroll.state." + state),
                lead(explained, words),
                lines(payslip, data, words),
                payslip.totals().net(),
                payslip.isDeparture() || payslip.isYearly() ? List.of() : employer(data, words),
                year(data.year(), words),
                explained.payment().map(WagePayment::accountTail).orElse(""),
                user.is(payslip.worker()),
                explained.paid(),
                deductions(explained, words),
                explained.difference().orElse(null),
                explained.released(),
                new TaxWords(words).of(payslip, data).orElse(null),
                day(explained));
    }

    /** The day of the bank's statement once it came, the promised one before; null while nobody can say. */
    private static @Nullable LocalDate day(Payslips.Explained explained) {
        return explained
                .payment()
                .filter(payment -> payment.state() == WagePayment.State.PAID)
                .map(WagePayment::paidOn)
                .orElse(explained.expectedOn());
    }

    /** What reaches the account and when: said as done only once the bank says so, and as still to come only while the day is. */
    private String lead(Payslips.Explained explained, Words words) {
        Money paid = explained.paid();
        LocalDate day = day(explained);
        WagePayment.State state = explained.payment().map(WagePayment::state).orElse(WagePayment.State.PREPARED);
        boolean own = user.is(explained.payslip().worker()) && paid.isPositive();
        if (paid.isNegative()) {
            return words.t("payroll.paper.lead_owed", "net", paid);
        }
        if (day == null || state == WagePayment.State.RETURNED) {
            return words.t(own ? "payroll.owed" : "payroll.owed_to_them", "net", paid);
        }
        String key = "payroll.receives";
        if (own && state == WagePayment.State.PAID) {
            key = "payroll.you_received";
        } else if (own && !day.isBefore(words.today())) {
            key = "payroll.you_receive";
        }
        return words.t(key, "net", paid, "when", words.when(day));
    }

    private List<LineView> lines(Payslip payslip, PayslipData data, Words words) {
        List<LineView> lines = new ArrayList<>();
        PayAnswer answer = data.answer();
        if (answer != null) {
            Proofs proofs = new Proofs(law, words);
            Set<String> codes = answer.lines().stream().map(PayLine::code).collect(Collectors.toSet());
            Map<String, List<StepView>> steps = proofs.byLine(answer.trace(), codes);
            lines.addAll(earlier(answer, data.work().earlier(), words));
            for (PayLine line : answer.lines()) {
                lines.add(new LineView(
                        proofs.label(line.code()),
                        line.amount(),
                        line.kind() == LineKind.SUBTOTAL,
                        line.kind() == LineKind.PAY ? gross(payslip, data, words) : "",
                        steps.getOrDefault(line.code(), List.of())));
            }
        }
        Totals before = data.before();
        if (before != null) {
            lines.add(new LineView(
                    words.t("payroll.paid_before"),
                    before.net().negate(),
                    false,
                    words.t("payroll.paid_before.means", "gross", before.gross()),
                    List.of()));
        }
        return lines;
    }

    /** From the pay of the month to the gross: what leave that an earlier employer has paid takes and gives. */
    private static List<LineView> earlier(PayAnswer answer, PayslipData.@Nullable EarlierLeave leave, Words words) {
        if (leave == null) {
            return List.of();
        }
        List<LineView> lines = new ArrayList<>();
        lines.add(new LineView(
                words.t("payroll.earlier.month"), answer.gross().plus(leave.less()), false, "", List.of()));
        if (!leave.withheld().isZero()) {
            lines.add(new LineView(
                    words.t("payroll.earlier.withheld"),
                    leave.withheld().negate(),
                    false,
                    words.t("payroll.earlier.withheld.means", "hours", leave.hours()),
                    List.of()));
        }
        if (!leave.settled().isZero() || !leave.left().isZero()) {
            lines.add(new LineView(
                    words.t("payroll.earlier.settled"),
                    leave.settled(),
                    false,
                    words.t("payroll.earlier.settled.means")
                            + (leave.left().isZero()
                                    ? ""
                                    : " " + words.t("payroll.earlier.left", "left", leave.left())),
                    List.of()));
        }
        return lines;
    }

    private static List<SumRow> deductions(Payslips.Explained explained, Words words) {
        if (explained.deductions().isEmpty()) {
            return List.of();
        }
        List<SumRow> rows = new ArrayList<>();
        rows.add(SumRow.of(words.t("payroll.net"), explained.payslip().totals().net()));
        for (Deduction taken : explained.deductions()) {
            rows.add(SumRow.of(
                    words.t("payroll.paper.taken." + taken.kind().name().toLowerCase(java.util.Locale.ROOT)),
                    why(taken, words),
                    taken.amount().negate(),
                    switch (taken.kind()) {
                        case ADVANCE -> "/advances";
                        case DIFFERENCE -> "/payslips/" + taken.source();
                        case ATTACHMENT -> null;
                    }));
        }
        rows.add(SumRow.total(words.t("payroll.paper.to_account"), explained.paid()));
        return rows;
    }

    /** How an amount withheld for a creditor was found. */
    private static String why(Deduction taken, Words words) {
        Money net = taken.monthNet();
        Money seizable = taken.seizable();
        if (net == null) {
            return "";
        }
        return seizable == null
                ? words.t("payroll.withheld.alimony", "net", net)
                : words.t("payroll.withheld.means", "net", net, "seizable", seizable);
    }

    private static String gross(Payslip payslip, PayslipData data, Words words) {
        return payslip.isDeparture() || payslip.isYearly()
                ? words.t(payslip.pays().key() + ".means")
                : words.t(
                        "payroll.gross.means",
                        "coefficient",
                        data.coefficient().stripTrailingZeros(),
                        "charge",
                        data.charge());
    }

    private static List<SumRow> year(@Nullable Totals year, Words words) {
        return year == null
                ? List.of()
                : List.of(
                        SumRow.of(words.t("payroll.paper.year_gross"), year.gross()),
                        SumRow.of(
                                words.t("payroll.paper.year_social"),
                                year.social().negate()),
                        SumRow.of(words.t("payroll.paper.year_tax"), year.tax().negate()),
                        SumRow.total(words.t("payroll.paper.year_net"), year.net()));
    }

    /** Employer's cost, then what the coefficient leaves to the pot: together the charge of the unit. */
    private static List<SumRow> employer(PayslipData data, Words words) {
        EmployerCost cost = data.answer() == null ? null : data.answer().employer();
        if (cost == null) {
            return List.of();
        }
        List<SumRow> rows = new ArrayList<>();
        for (CostLine line : cost.lines()) {
            rows.add(SumRow.of(
                    words.t("line." + line.code()),
                    line.verified() ? "" : words.t("payroll.unverified"),
                    line.amount(),
                    null));
        }
        Money pot = data.charge().minus(cost.total());
        rows.add(SumRow.of(words.t("payroll.pot"), words.t("payroll.pot.means"), pot, null));
        rows.add(SumRow.of(words.t("payroll.gross"), cost.gross()));
        rows.add(SumRow.total(words.t("payroll.charge"), data.charge()));
        return rows;
    }
}
