package coop.ouvrage.royalties.spi;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the law of the country says of author's rights that a co-operative pays. Each method throws a
 * {@link coop.ouvrage.refusal.RefusedException} for a day whose law is not known: it never guesses.
 */
public interface RightsLaw {

    /** Whether an invoice line with this VAT case is one of author's rights. */
    boolean isRights(String vatCase);

    /**
     * The tax to withhold from rights that an author is owed from that day.
     *
     * @param earlier what this payer owed the author before in the same calendar year, before tax
     */
    Tax tax(LocalDate day, Money amount, Money earlier);

    /** How much of all that an author earns with one assignment may be rights. */
    Share greatestShare(LocalDate day);

    /**
     * @param costs that the law deems the author to have had
     * @param taxable amount less costs
     * @param steps how it was calculated
     */
    record Tax(Money costs, Money taxable, Money tax, Money net, List<Step> steps) {

        public Tax {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step as it is kept and shown.
     *
     * @param code its words have the key {@code step.<code>}
     * @param result a decimal number
     */
    record Step(String code, List<Term> terms, String result) {}

    /**
     * @param sign of the operation; empty for the first term
     * @param source law or text that the number comes from; empty for an amount
     * @param mark how well the number is known, in words of the key {@code legislation.mark.<mark>}; null for an amount, and where two
     *     sources agree
     */
    record Term(
            String sign,
            String value,
            String source,
            @Nullable String mark) {}

    /** @param share of rights in the whole, such as 0.3 */
    record Share(BigDecimal share, String source) {}
}
