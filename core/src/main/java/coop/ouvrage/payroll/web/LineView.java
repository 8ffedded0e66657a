package coop.ouvrage.payroll.web;

import coop.ouvrage.money.Money;
import java.util.List;

/**
 * A line of a payslip with its proof.
 *
 * @param total a subtotal, ruled apart
 * @param note a sentence of explanation; empty if the steps say it all
 */
public record LineView(String label, Money amount, boolean total, String note, List<StepView> steps) {

    /** Whether a figure behind it was not verified. */
    public boolean unverified() {
        return steps.stream().flatMap(step -> step.facts().stream()).anyMatch(fact -> fact.unverified() != null);
    }
}
