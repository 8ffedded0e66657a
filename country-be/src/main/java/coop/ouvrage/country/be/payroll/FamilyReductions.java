package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.PLUS;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Rounding;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.Partner;
import java.math.BigDecimal;
import java.util.List;

/** Reductions of the yearly tax for dependants and other circumstances of the household. Non-residents have none. */
final class FamilyReductions {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final Calculation calculation;
    private final Law law;

    FamilyReductions(Calculation calculation, Law law) {
        this.calculation = calculation;
        this.law = law;
    }

    /** All of them, per year. */
    BigDecimal yearly(Household household) {
        BigDecimal sum = children(household).add(singleItems(household));
        if (household.isolated() && household.partner() == Partner.NONE) {
            sum = sum.add(monthly("be.reduction_isolated", "withholding_tax/isolated_person_reduction", 1));
        }
        if (household.dependantsInCare() > 0) {
            sum = sum.add(monthly(
                    "be.reduction_dependants_in_care",
                    "withholding_tax/dependant_over_65_reduction",
                    household.dependantsInCare()));
        }
        return sum.add(partner(household.partner()));
    }

    private BigDecimal children(Household household) {
        int counted = household.children() + household.disabledChildren();
        if (counted == 0) {
            return BigDecimal.ZERO;
        }
        Table table = law.table("withholding_tax/children_reduction");
        List<Table> amounts = table.cell("by_number_of_children").rows();
        int further = Math.max(0, counted - amounts.size());
        Figure printed = amounts.get(counted - further - 1).figure();
        if (further == 0) {
            return calculation.begin("be.reduction_children", printed).end(Rounding.NONE);
        }
        return calculation
                .begin("be.reduction_children", table.figure("each_further_child"))
                .then(TIMES, "further_children", BigDecimal.valueOf(further))
                .then(PLUS, printed)
                .end(Rounding.NONE);
    }

    private BigDecimal singleItems(Household household) {
        int items = household.otherDependants()
                + (household.singleParent() ? 1 : 0)
                + (household.workerDisabled() ? 1 : 0)
                + (household.partnerDisabled() ? 1 : 0);
        if (items == 0) {
            return BigDecimal.ZERO;
        }
        return calculation
                .begin("be.reduction_single_items", law.figure("withholding_tax/single_item_reduction"))
                .then(TIMES, "items", BigDecimal.valueOf(items))
                .end(Rounding.NONE);
    }

    private BigDecimal monthly(String step, String parameter, int persons) {
        Figure amount = law.figure(parameter);
        if (amount.value().signum() == 0) {
            return BigDecimal.ZERO;
        }
        return calculation
                .begin(step, amount)
                .then(TIMES, "months", MONTHS)
                .then(TIMES, "persons", BigDecimal.valueOf(persons))
                .end(Rounding.NONE);
    }

    private BigDecimal partner(Partner partner) {
        return switch (partner) {
            case LOW_OWN_INCOME -> partner("withholding_tax/spouse_low_own_income_reduction");
            case LOW_PENSION -> partner("withholding_tax/spouse_low_pension_reduction");
            default -> BigDecimal.ZERO;
        };
    }

    private BigDecimal partner(String parameter) {
        return calculation
                .begin("be.reduction_partner", law.table(parameter).figure("per_year"))
                .end(Rounding.NONE);
    }
}
