package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.country.be.payroll.AuthorsRights;
import coop.ouvrage.country.be.payroll.BelgianPayCalculator;
import coop.ouvrage.country.be.payroll.DepartureHolidayPay;
import coop.ouvrage.country.be.payroll.DoubleHolidayPay;
import coop.ouvrage.country.be.payroll.ExceptionalPay;
import coop.ouvrage.country.be.payroll.MonthlyWithholding;
import coop.ouvrage.country.be.payroll.QuarterlyDeclaration;
import coop.ouvrage.country.be.payroll.TerminationPay;
import coop.ouvrage.country.be.payroll.YearEndPremium;
import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Answers one line by its category. */
final class CaseCalculator {

    private final Legislation legislation;
    private final MonthlyCases months;

    CaseCalculator(Legislation legislation, BelgianPayCalculator calculator) {
        this.legislation = legislation;
        this.months = new MonthlyCases(legislation, calculator);
    }

    Figures calculate(Category category, String id, LocalDate day, Inputs inputs, String worker) {
        category.required().forEach(inputs::required);
        return switch (category) {
            case EMPLOYEE_MONTHLY -> months.calculate(id, day, inputs, worker);
            case EXCEPTIONAL_ALLOWANCE -> allowance(day, inputs);
            case DEPARTURE_HOLIDAY_PAY -> departure(day, inputs);
            case DOUBLE_HOLIDAY_PAY -> doubleHolidayPay(day, inputs);
            case YEAR_END_PREMIUM -> yearEndPremium(day, inputs);
            case TERMINATION_INDEMNITY -> termination(day, inputs);
            case WITHHOLDING_ONLY -> withholding(day, inputs);
            case QUARTERLY_DECLARATION -> quarter(day, inputs);
            case COPYRIGHT -> copyright(day, inputs);
        };
    }

    private Figures allowance(LocalDate day, Inputs inputs) {
        Calculation calculation = Calculation.traced();
        ExceptionalPay.Result result = new ExceptionalPay(legislation.on(day), calculation)
                .allowance(
                        column(inputs),
                        inputs.amount("gross_allowance"),
                        inputs.amount("annual_reference_pay"),
                        inputs.count("children"));
        return figures(result, calculation);
    }

    private static ExceptionalPay.Column column(Inputs inputs) {
        String kind = inputs.text("allowance_kind").orElse("other");
        return switch (kind) {
            case "holiday", "holiday_pay" -> ExceptionalPay.Column.HOLIDAY_PAY;
            case "other" -> ExceptionalPay.Column.OTHER_ALLOWANCES;
            default -> throw Inputs.bad("allowance_kind", kind);
        };
    }

    private Figures departure(LocalDate day, Inputs inputs) {
        Calculation calculation = Calculation.traced();
        ExceptionalPay.Result result = new DepartureHolidayPay(legislation.on(day), calculation)
                .of(inputs.amount("gross"), inputs.amount("annual_reference_pay"), inputs.count("children"));
        return withGross("holiday_pay", result, calculation);
    }

    private Figures doubleHolidayPay(LocalDate day, Inputs inputs) {
        Calculation calculation = Calculation.traced();
        ExceptionalPay.Result result = new DoubleHolidayPay(legislation.on(day), calculation)
                .of(inputs.amount("gross"), inputs.amount("annual_reference_pay"), inputs.count("children"));
        return withGross("holiday_pay", result, calculation);
    }

    private Figures yearEndPremium(LocalDate day, Inputs inputs) {
        Calculation calculation = Calculation.traced();
        YearEndPremium.Work work = new YearEndPremium.Work(
                sector(inputs),
                inputs.amount("gross", Money.ZERO),
                inputs.count("months_worked"),
                inputs.count("seniority_months"),
                inputs.count("contract_months"));
        ExceptionalPay.Result result = new YearEndPremium(legislation.on(day), calculation)
                .of(work, inputs.amount("annual_reference_pay"), inputs.count("children"));
        return withGross("premium", result, calculation);
    }

    private static YearEndPremium.Sector sector(Inputs inputs) {
        String sector = inputs.text("sector").orElse("");
        return switch (sector) {
            case "200", "cp200" -> YearEndPremium.Sector.CP200;
            case "304_nl", "cp304_nl" -> YearEndPremium.Sector.CP304_NL;
            default -> throw Inputs.bad("sector", sector);
        };
    }

    private Figures termination(LocalDate day, Inputs inputs) {
        Calculation calculation = Calculation.traced();
        return figures(
                new TerminationPay(legislation.on(day), calculation)
                        .of(inputs.amount("gross"), inputs.amount("annual_reference_pay")),
                calculation);
    }

    private static Figures withGross(String name, ExceptionalPay.Result result, Calculation calculation) {
        return figures(result, calculation)
                .other(name, result.contribution().plus(result.taxable()).toString());
    }

    private static Figures figures(ExceptionalPay.Result result, Calculation calculation) {
        return new Figures(calculation.unverified(), calculation.trace())
                .column("social_contribution", result.contribution())
                .column("taxable", result.taxable())
                .column("withholding", result.tax())
                .column("net", result.net())
                .other("rate", result.rate().toPlainString());
    }

    private Figures withholding(LocalDate day, Inputs inputs) {
        Calculation calculation = Calculation.traced();
        Money taxable = inputs.amount("taxable_month");
        Law law = legislation.on(day);
        Money tax = MonthlyWithholding.beforeCredit(calculation, law, taxable, new HouseholdReader(inputs, law).read());
        return new Figures(calculation.unverified(), calculation.trace())
                .column("taxable", taxable)
                .column("withholding_before_credit", tax);
    }

    private Figures quarter(LocalDate day, Inputs inputs) {
        Calculation calculation = Calculation.traced();
        Law law = legislation.on(day);
        String code = inputs.text("worker_code").orElse("495");
        if (!code.equals("495")) {
            throw Inputs.bad("worker_code", code);
        }
        Optional<BigDecimal> stated = inputs.rate("global_rate");
        BigDecimal inForce = QuarterlyDeclaration.globalRate(law).value();
        if (stated.isPresent() && stated.get().compareTo(inForce) != 0) {
            throw new RefusedException(Refusal.of(
                    "payslip.other_rate_in_force", "key", "global_rate", "value", stated.get(), "inForce", inForce));
        }
        Money total = QuarterlyDeclaration.contribution(calculation, law, inputs.amount("quarter_wages"));
        return new Figures(calculation.unverified(), calculation.trace()).other("total_contribution", total.toString());
    }

    private Figures copyright(LocalDate day, Inputs inputs) {
        Calculation calculation = Calculation.traced();
        Law law = legislation.on(day);
        String costs = inputs.text("flat_costs").orElse("by_law");
        boolean deemed = switch (costs) {
            case "yes", "true", "by_law" -> true;
            case "no", "false", "abolished" -> false;
            default -> throw Inputs.bad("flat_costs", costs);
        };
        AuthorsRights rights = new AuthorsRights(law, calculation);
        if (deemed && !costs.equals("by_law") && !rights.hasDeemedCosts()) {
            throw new RefusedException(Refusal.of(
                    "payslip.other_rate_in_force", "key", "flat_costs", "value", costs, "inForce", "abolished"));
        }
        AuthorsRights.Result result =
                rights.of(inputs.amount("copyright_gross"), inputs.amount("copyright_earlier", Money.ZERO), deemed);
        return new Figures(calculation.unverified(), calculation.trace())
                .column("taxable", result.taxable())
                .column("withholding", result.tax())
                .column("net", result.net());
    }
}
