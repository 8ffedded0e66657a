package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.AT_LEAST;
import static coop.ouvrage.legislation.Operator.AT_MOST;
import static coop.ouvrage.legislation.Operator.DIVIDED_BY;
import static coop.ouvrage.legislation.Operator.MINUS;
import static coop.ouvrage.legislation.Operator.PLUS;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Rounding;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.Household;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** The key formula of the withholding tax on ordinary monthly pay (royal decree implementing the income tax code, annex III). */
enum KeyFormula {
    /** Until 2022: on printed steps of 15 euro, exact inside, the month truncated as one public simulator does. */
    MULTIPLE_OF_15(Rounding.MULTIPLE_OF_15, Rounding.NONE, Rounding.CENT_DOWN),
    /** Since 2023: on the exact amount, every step to the cent. */
    CENT_AT_EVERY_STEP(Rounding.NONE, Rounding.CENT, Rounding.CENT);

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final Rounding taxable;
    private final Rounding inside;
    private final Rounding month;

    KeyFormula(Rounding taxable, Rounding inside, Rounding month) {
        this.taxable = taxable;
        this.inside = inside;
        this.month = month;
    }

    static KeyFormula on(Law law) {
        return valueOf(law.table("withholding_tax/rounding").text().toUpperCase(Locale.ROOT));
    }

    /** The tax of one month before the credit of the work bonus. */
    Money monthly(Calculation calculation, Law law, Money monthTaxable, Household household) {
        Scale scale = Scale.of(household);
        BigDecimal net = yearlyNet(calculation, law, monthTaxable);
        BigDecimal tax = afterExemption(calculation, law, scale, yearlyTax(calculation, law, scale, net));
        if (scale != Scale.THREE && tax.signum() > 0) {
            BigDecimal reductions = new FamilyReductions(calculation, law).yearly(household);
            tax = calculation
                    .begin("be.year_tax_after_family", "be.year_tax_after_exemption", tax)
                    .then(MINUS, "be.family_reductions", reductions)
                    .then(AT_LEAST, "nothing", BigDecimal.ZERO)
                    .end(inside);
        }
        return Money.of(calculation
                .begin("be.withholding_before_credit", "be.year_tax", tax)
                .then(DIVIDED_BY, "months", MONTHS)
                .end(month));
    }

    private BigDecimal yearlyNet(Calculation calculation, Law law, Money monthTaxable) {
        BigDecimal rounded = monthTaxable.toDecimal();
        if (taxable != Rounding.NONE) {
            rounded = calculation
                    .begin("be.month_taxable_rounded", "be.month_taxable", monthTaxable)
                    .end(taxable);
        }
        BigDecimal year = calculation
                .begin("be.year_taxable", "be.month_taxable", rounded)
                .then(TIMES, "months", MONTHS)
                .end(inside);
        Table expenses = law.table("withholding_tax/flat_rate_professional_expenses");
        BigDecimal deducted = calculation
                .begin("be.year_expenses", "be.year_taxable", year)
                .then(TIMES, expenses.figure("rate"))
                .then(AT_MOST, expenses.figure("maximum"))
                .end(inside);
        return calculation
                .begin("be.year_net", "be.year_taxable", year)
                .then(MINUS, "be.year_expenses", deducted)
                .end(inside);
    }

    private BigDecimal yearlyTax(Calculation calculation, Law law, Scale scale, BigDecimal net) {
        if (scale != Scale.TWO) {
            return bands(calculation, law, "be.year_tax_by_bands", net);
        }
        Table share = law.table("withholding_tax/marital_quotient");
        BigDecimal partner = calculation
                .begin("be.partner_share", "be.year_net", net)
                .then(TIMES, share.figure("share"))
                .then(AT_MOST, share.figure("maximum"))
                .end(inside);
        BigDecimal onPartner = bands(calculation, law, "be.year_tax_on_partner_share", partner);
        BigDecimal onWorker = bands(calculation, law, "be.year_tax_on_worker_share", net.subtract(partner));
        return calculation
                .begin("be.year_tax_by_bands", "be.year_tax_on_worker_share", onWorker)
                .then(PLUS, "be.year_tax_on_partner_share", onPartner)
                .end(inside);
    }

    private BigDecimal bands(Calculation calculation, Law law, String step, BigDecimal income) {
        Table scale = law.table("withholding_tax/annual_scale");
        List<Table> bounds = scale.cell("upper_bounds").rows();
        List<Table> rates = law.table("withholding_tax/rates").rows();
        int band = 0;
        while (band < bounds.size()
                && income.compareTo(bounds.get(band).figure().value()) > 0) {
            band++;
        }
        calculation.begin(step, "income", income);
        if (band == 0) {
            return calculation.then(TIMES, rates.getFirst().figure()).end(inside);
        }
        return calculation
                .then(MINUS, bounds.get(band - 1).figure())
                .then(TIMES, rates.get(band).figure())
                .then(
                        PLUS,
                        scale.cell("cumulated_tax_at_bounds")
                                .rows()
                                .get(band - 1)
                                .figure())
                .end(inside);
    }

    private BigDecimal afterExemption(Calculation calculation, Law law, Scale scale, BigDecimal tax) {
        int times = scale == Scale.ONE ? 1 : scale == Scale.TWO ? 2 : 0;
        if (times == 0) {
            return tax;
        }
        Table exempt = law.table("withholding_tax/tax_free_amount");
        calculation.begin("be.year_tax_after_exemption", "be.year_tax_by_bands", tax);
        for (int i = 0; i < times; i++) {
            calculation.then(MINUS, exempt.figure("tax_on_exempt_income"));
        }
        return calculation.then(AT_LEAST, "nothing", BigDecimal.ZERO).end(inside);
    }
}
