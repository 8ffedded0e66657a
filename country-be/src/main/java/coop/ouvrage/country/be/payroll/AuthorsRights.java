package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.AT_LEAST;
import static coop.ouvrage.legislation.Operator.AT_MOST;
import static coop.ouvrage.legislation.Operator.MINUS;
import static coop.ouvrage.legislation.Operator.PLUS;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.util.List;

/** The withholding tax on author's rights taxed as movable income: a rate on the amount after deemed costs, cumulated over the year. */
public final class AuthorsRights {

    /** What is left of an amount of author's rights. */
    public record Result(Money taxable, Money tax, Money net) {}

    private final Law law;
    private final Calculation calculation;

    public AuthorsRights(Law law, Calculation calculation) {
        this.law = law;
        this.calculation = calculation;
    }

    /**
     * Taxes an amount paid now.
     *
     * @param earlier what this payer paid before in the same year
     * @param deemedCosts false where the deemed costs do not apply
     */
    public Result of(Money amount, Money earlier, boolean deemedCosts) {
        checkCeiling(earlier.plus(amount));
        Money costs = deemedCosts ? costs(earlier.plus(amount)).minus(costs(earlier)) : Money.ZERO;
        Money taxable = calculation
                .begin("be.taxable", "be.authors_rights", amount)
                .then(MINUS, "be.deemed_costs", costs)
                .cents();
        Money tax = calculation
                .begin("be.movable_withholding", "be.taxable", taxable)
                .then(TIMES, law.figure("copyright/withholding_rate"))
                .cents();
        return new Result(taxable, tax, amount.minus(tax));
    }

    /** Whether the law of the day deducts deemed costs at all. */
    public boolean hasDeemedCosts() {
        return law.table("copyright/flat_rate_costs").rows().stream()
                .anyMatch(rate -> rate.figure().value().signum() != 0);
    }

    private Money costs(Money cumulated) {
        if (cumulated.isZero()) {
            return Money.ZERO;
        }
        List<Table> rates = law.table("copyright/flat_rate_costs").rows();
        if (!hasDeemedCosts()) {
            return calculation
                    .begin("be.deemed_costs", "be.amount_in_band", cumulated)
                    .then(TIMES, rates.getFirst().figure())
                    .cents();
        }
        Table bands = law.table("copyright/bands_by_income_year");
        Figure first = bands.figure("first_band_up_to");
        Money half = calculation
                .begin("be.deemed_costs_first_band", "be.amount_in_band", cumulated)
                .then(AT_MOST, first)
                .then(TIMES, rates.getFirst().figure())
                .cents();
        return calculation
                .begin("be.deemed_costs", "be.amount_in_band", cumulated)
                .then(AT_MOST, bands.figure("second_band_up_to"))
                .then(MINUS, first)
                .then(AT_LEAST, "nothing", BigDecimal.ZERO)
                .then(TIMES, rates.get(1).figure())
                .then(PLUS, "be.deemed_costs_first_band", half)
                .cents();
    }

    /** Where the ceiling of the year is not known, nothing is said about it. */
    private void checkCeiling(Money cumulated) {
        if (!law.has("copyright/bands_by_income_year")) {
            return;
        }
        Table bands = law.table("copyright/bands_by_income_year");
        if (bands.has("ceiling")
                && cumulated.toDecimal().compareTo(bands.figure("ceiling").value()) > 0) {
            throw new RefusedException(List.of(Refusal.of(
                    "payroll.rights_above_ceiling",
                    "amount",
                    cumulated,
                    "ceiling",
                    bands.figure("ceiling").money())));
        }
    }
}
