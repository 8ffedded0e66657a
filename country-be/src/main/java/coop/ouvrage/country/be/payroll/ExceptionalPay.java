package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.MINUS;
import static coop.ouvrage.legislation.Operator.TAKEN_FROM;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Rounding;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.util.List;

/** The withholding tax on pay outside the month: holiday pay, premiums, arrears. The rate follows normal annual pay, and dependent children. */
public final class ExceptionalPay {

    /** The columns of the official table. */
    public enum Column {
        HOLIDAY_PAY("holiday_pay"),
        OTHER_ALLOWANCES("other_allowances");

        private final String cell;

        Column(String cell) {
            this.cell = cell;
        }
    }

    /**
     * What is left of an allowance.
     *
     * @param rate of the band, before the cut for children; zero if exempt
     */
    public record Result(Money contribution, Money taxable, BigDecimal rate, Money tax, Money net) {}

    private static final BigDecimal NONE = BigDecimal.ZERO;

    private final Law law;
    private final Calculation calculation;

    public ExceptionalPay(Law law, Calculation calculation) {
        this.law = law;
        this.calculation = calculation;
    }

    /**
     * An allowance that bears the employee contribution on the whole.
     *
     * @param annualPay normal monthly taxable pay times twelve
     */
    public Result allowance(Column column, Money gross, Money annualPay, int children) {
        Money contribution = calculation
                .begin("be.employee_contribution", "be.allowance", gross)
                .then(TIMES, law.figure("social_security/employee_rate"))
                .cents();
        return taxed(column, gross, contribution, annualPay, children);
    }

    /** An allowance whose contribution is known. */
    Result taxed(Column column, Money gross, Money contribution, Money annualPay, int children) {
        Money taxable = calculation
                .begin("be.taxable", "be.allowance", gross)
                .then(MINUS, "be.employee_contribution", contribution)
                .cents();
        calculation
                .begin("be.exceptional_reference", "be.annual_pay", annualPay)
                .then(TIMES, law.figure("withholding_tax/exceptional_allowances_reference"))
                .cents();
        Figure rate = rate(column, annualPay.toDecimal());
        if (exempt(annualPay.toDecimal(), children)) {
            return new Result(contribution, taxable, NONE, Money.ZERO, taxable);
        }
        BigDecimal kept = keptForChildren(annualPay.toDecimal(), children);
        Money tax = calculation
                .begin("be.exceptional_withholding", "be.taxable", taxable)
                .then(TIMES, rate)
                .then(TIMES, "be.kept_for_children", kept)
                .cents();
        return new Result(contribution, taxable, rate.value(), tax, taxable.minus(tax));
    }

    private Figure rate(Column column, BigDecimal annualPay) {
        for (Table band : law.table("withholding_tax/exceptional_allowances")
                .cell("bands")
                .rows()) {
            if (!band.has("up_to") || annualPay.compareTo(band.figure("up_to").value()) <= 0) {
                return band.figure(column.cell);
            }
        }
        throw new IllegalStateException("the table of exceptional allowances has no last band");
    }

    private boolean exempt(BigDecimal annualPay, int children) {
        if (children == 0) {
            return false;
        }
        Table limits = law.table("withholding_tax/exceptional_allowances_children_exemption");
        if (children > limits.rows().size()) {
            throw new RefusedException(
                    List.of(Refusal.of("payroll.too_many_children", "children", children, "day", law.day())));
        }
        Figure limit = limits.rows().get(children - 1).figure();
        boolean exempt = annualPay.compareTo(limit.value()) <= 0;
        if (exempt) {
            calculation
                    .begin("be.exempt_for_children", limit)
                    .then(MINUS, "be.annual_pay", annualPay)
                    .end(Rounding.NONE);
        }
        return exempt;
    }

    private BigDecimal keptForChildren(BigDecimal annualPay, int children) {
        if (children == 0) {
            return BigDecimal.ONE;
        }
        Table cuts = law.table("withholding_tax/exceptional_allowances_children_rate_cut");
        List<Table> limits = cuts.cell("limit").rows();
        int row = Math.min(children, limits.size()) - 1;
        if (annualPay.compareTo(limits.get(row).figure().value()) > 0) {
            return BigDecimal.ONE;
        }
        return calculation
                .begin("be.kept_for_children", cuts.cell("cut").rows().get(row).figure())
                .then(TAKEN_FROM, "whole", BigDecimal.ONE)
                .end(Rounding.NONE);
    }
}
