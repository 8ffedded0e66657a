package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.MINUS;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;

/** An indemnity for the end of a contract: the employee contribution, then one rate of tax by reference annual pay. */
public final class TerminationPay {

    private final Law law;
    private final Calculation calculation;

    public TerminationPay(Law law, Calculation calculation) {
        this.law = law;
        this.calculation = calculation;
    }

    public ExceptionalPay.Result of(Money gross, Money annualPay) {
        Money contribution = calculation
                .begin("be.employee_contribution", "be.allowance", gross)
                .then(TIMES, law.figure("social_security/employee_rate"))
                .cents();
        Money taxable = calculation
                .begin("be.taxable", "be.allowance", gross)
                .then(MINUS, "be.employee_contribution", contribution)
                .cents();
        Figure rate = rate(annualPay);
        Money tax = calculation
                .begin("be.exceptional_withholding", "be.taxable", taxable)
                .then(TIMES, rate)
                .cents();
        return new ExceptionalPay.Result(contribution, taxable, rate.value(), tax, taxable.minus(tax));
    }

    /** Upper bounds are inclusive. */
    private Figure rate(Money annualPay) {
        for (Table band :
                law.table("withholding_tax/termination_indemnity").cell("bands").rows()) {
            if (!band.has("up_to")
                    || annualPay.toDecimal().compareTo(band.figure("up_to").value()) <= 0) {
                return band.figure("rate");
            }
        }
        throw new IllegalStateException("the table of termination indemnities has no last band");
    }
}
