package coop.ouvrage.country.be.royalties;

import coop.ouvrage.country.be.payroll.AuthorsRights;
import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Operator;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.royalties.spi.RightsLaw;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Author's rights as movable income, after the programme law of 26 December 2022: 15 % on the amount after deemed costs, up to the ceiling of
 * the year. What it cannot know is left to the officer who approves: the attestation of work in the arts or the purpose of the transfer, and
 * the average of the four years before.
 */
@Component
final class BelgianRights implements RightsLaw {

    private static final String BANDS = "copyright/bands_by_income_year";

    private final Legislation legislation;

    BelgianRights(Legislation legislation) {
        this.legislation = legislation;
    }

    @Override
    public boolean isRights(String vatCase) {
        return vatCase.equals("authors_rights");
    }

    /** Without the ceiling of the year it is not known whether an amount is movable income: then nothing is paid. */
    @Override
    public Tax tax(LocalDate day, Money amount, Money earlier) {
        Law law = legislation.on(day);
        if (!law.table(BANDS).has("ceiling")) {
            throw new RefusedException(Refusal.of("legislation.no_value", "parameter", BANDS, "day", day));
        }
        Calculation calculation = Calculation.traced();
        AuthorsRights.Result result = new AuthorsRights(law, calculation).of(amount, earlier, true);
        List<Step> steps = calculation.trace().steps().stream()
                .map(step -> new Step(
                        step.code(),
                        step.terms().stream().map(this::shown).toList(),
                        step.result().toPlainString()))
                .toList();
        return new Tax(amount.minus(result.taxable()), result.taxable(), result.tax(), result.net(), steps);
    }

    private Term shown(coop.ouvrage.legislation.Term term) {
        Citation from = term.citation();
        return new Term(
                sign(term.operator()),
                term.value().toPlainString(),
                from == null ? "" : legislation.named(from.sources()),
                from == null || from.mark().isVerified() ? null : from.mark().name());
    }

    private static String sign(Operator operator) {
        return switch (operator) {
            case PLUS -> "+";
            case MINUS -> "−";
            case TIMES -> "×";
            case AT_MOST -> "≤";
            case AT_LEAST -> "≥";
            case STARTS_WITH -> "";
            default -> throw new IllegalStateException("no sign for " + operator);
        };
    }

    @Override
    public Share greatestShare(LocalDate day) {
        Figure figure = legislation.on(day).figure("copyright/max_share_of_total_pay");
        return new Share(figure.value(), legislation.named(figure.citation().sources()));
    }
}
