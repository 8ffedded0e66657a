package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.PLUS;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Rounding;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.CostKind;
import coop.ouvrage.payroll.spi.CostLine;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.PayQuestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a wage costs the employer on top: contributions, and holiday pay or the contribution that pays for it. */
final class EmployerSide {

    private final PayQuestion question;
    private final Law law;
    private final Calculation calculation;
    private final EmployerProfile employer;
    private final Base base;
    private final List<CostLine> lines = new ArrayList<>(5);
    private BigDecimal otherRates = BigDecimal.ZERO;

    EmployerSide(PayQuestion question, Law law, Calculation calculation, EmployerProfile employer) {
        this.question = question;
        this.law = law;
        this.calculation = calculation;
        this.employer = employer;
        this.base = Base.of(question.kind());
    }

    EmployerCost cost() {
        if (question.kind() == ContractKind.STUDENT && question.quota().isAll()) {
            student();
            return new EmployerCost(question.gross(), lines, List.of());
        }
        if (question.kind() == ContractKind.STUDENT && !question.quota().isNone()) {
            return ofBothParts();
        }
        ordinary();
        if (base == Base.ON_108) {
            holidayContribution();
        } else {
            departureHolidayPay();
        }
        if (question.lent()) {
            Figure rate = law.figure("social_security/cp322_social_fund");
            add("be.agency_fund", CostKind.SECTOR_FUND, onBase("be.agency_fund", rate), verified(rate));
        }
        List<CostLine> reductions = new ExpectedReductions(question, law, calculation, employer).all();
        return new EmployerCost(question.gross(), lines, reductions);
    }

    /** What a premium costs on top: the contributions of a wage; it earns no holiday pay of its own. */
    EmployerCost ofPremium() {
        ordinary();
        return new EmployerCost(question.gross(), lines, List.of());
    }

    /** A student's quota ends within the wage: each part costs what it costs alone. */
    private EmployerCost ofBothParts() {
        QuotaSplit split = QuotaSplit.of(question, Calculation.untraced());
        EmployerCost within = new EmployerSide(split.within(), law, calculation, employer).cost();
        EmployerCost above = new EmployerSide(split.above(), law, calculation, employer).cost();
        lines.addAll(within.lines());
        lines.addAll(above.lines());
        return new EmployerCost(question.gross(), lines, above.expectedReductions());
    }

    private void student() {
        onGross(
                "be.student_employer_contribution",
                CostKind.CONTRIBUTION,
                law.figure("social_security/student_solidarity_employer"));
        onGross(
                "be.student_asbestos_fund",
                CostKind.CONTRIBUTION,
                law.figure("social_security/student_solidarity_asbestos"));
        if (question.lent()) {
            onGross("be.agency_fund", CostKind.SECTOR_FUND, law.figure("social_security/cp322_social_fund"));
        }
    }

    private void onGross(String code, CostKind kind, Figure rate) {
        Money amount = calculation
                .begin(code, "be.gross", question.gross())
                .then(TIMES, rate)
                .cents();
        add(code, kind, amount, verified(rate));
    }

    private void ordinary() {
        Figure basic = law.figure("social_security/employer_basic_rate");
        Money contribution = onBase("be.employer_contribution", basic);
        add("be.employer_contribution", CostKind.CONTRIBUTION, contribution, verified(basic));
        List<Figure> others = others();
        otherRates = sum(others);
        Calculation step = calculation.begin("be.employer_other_contributions", "be.gross", question.gross());
        Money other = base.raise(step, law)
                .then(TIMES, "be.employer_other_rates", otherRates)
                .cents();
        boolean verified = others.stream().allMatch(EmployerSide::verified);
        add("be.employer_other_contributions", CostKind.CONTRIBUTION, other, verified);
    }

    private Money onBase(String code, Figure rate) {
        Calculation step = calculation.begin(code, "be.gross", question.gross());
        return base.raise(step, law).then(TIMES, rate).cents();
    }

    private BigDecimal sum(List<Figure> rates) {
        calculation.begin("be.employer_other_rates", "nothing", BigDecimal.ZERO);
        rates.forEach(rate -> calculation.then(PLUS, rate));
        return calculation.end(Rounding.NONE);
    }

    private List<Figure> others() {
        List<Figure> rates = new ArrayList<>(7);
        if (employer.tenOrMoreWorkers()) {
            rates.add(law.figure("social_security/wage_moderation_supplement_10_or_more_workers"));
        }
        rates.add(law.figure("social_security/asbestos_fund"));
        rates.add(law.figure("social_security/special_work_accidents"));
        rates.add(law.figure(
                employer.twentyOrMoreWorkers()
                        ? "social_security/closure_fund_basic_20_or_more_workers"
                        : "social_security/closure_fund_basic_under_20_workers"));
        rates.add(law.figure("social_security/closure_fund_special"));
        if (base == Base.ON_100 && !question.lent()) {
            rates.add(law.figure("social_security/cp200_social_fund"));
        }
        rates.add(law.figure("social_security/temporary_unemployment"));
        return rates;
    }

    private void holidayContribution() {
        Figure rate = law.figure("social_security/annual_holiday_contribution");
        Money amount = onBase("be.holiday_contribution", rate);
        add("be.holiday_contribution", CostKind.HOLIDAY, amount, verified(rate));
    }

    /** Paid to the employee at the end of the contract, and set aside until then; its simple part bears contributions. */
    private void departureHolidayPay() {
        Figure total = law.figure("holiday_pay/departure_total");
        Money pay = calculation
                .begin("be.departure_holiday_pay", "be.gross", question.gross())
                .then(TIMES, total)
                .cents();
        add("be.departure_holiday_pay", CostKind.HOLIDAY, pay, verified(total));
        lines.add(contributionsOnSimplePart());
    }

    /** What the employer owes on departure holiday pay when it is paid: the same that was set aside with the wage. */
    CostLine departureContributions() {
        otherRates = sum(others());
        CostLine line = contributionsOnSimplePart();
        return new CostLine(line.code(), CostKind.CONTRIBUTION, line.amount(), line.verified());
    }

    private CostLine contributionsOnSimplePart() {
        Figure simple = law.figure("holiday_pay/departure_simple");
        Money simplePay = calculation
                .begin("be.departure_holiday_pay_simple", "be.gross", question.gross())
                .then(TIMES, simple)
                .cents();
        Figure basic = law.figure("social_security/employer_basic_rate");
        BigDecimal rates = calculation
                .begin("be.employer_all_rates", basic)
                .then(PLUS, "be.employer_other_rates", otherRates)
                .end(Rounding.NONE);
        Money contributions = calculation
                .begin("be.departure_holiday_contributions", "be.departure_holiday_pay_simple", simplePay)
                .then(TIMES, "be.employer_all_rates", rates)
                .cents();
        return new CostLine("be.departure_holiday_contributions", CostKind.HOLIDAY, contributions, false);
    }

    private void add(String code, CostKind kind, Money amount, boolean verified) {
        lines.add(new CostLine(code, kind, amount, verified));
    }

    private static boolean verified(Figure figure) {
        return figure.citation().mark().isVerified();
    }
}
