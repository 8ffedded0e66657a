package coop.ouvrage.country.be.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.Partner;
import coop.ouvrage.payroll.spi.PayQuestion;
import java.math.BigDecimal;

/**
 * Where the law lets the net fall while the gross rises. Found by trying every cent up to 7,000 EUR; everything else is a rule that
 * rises.
 *
 * <ul>
 *   <li>Special contribution, partner with income: begins with 5.15 at a month's base of 1,095.10 (until March 2022: 9.30).
 *   <li>Roundings of contribution, bonus, its credits and tax, each to the cent, move against each other by three cents at most.
 *   <li>Until 2022: the tax is that of the multiple of 15 EUR below, so it jumps by up to 8.03 (53.5 % of 15) at each.
 * </ul>
 */
final class NetSteps {

    static final Money ROUNDING = Money.of("0.03");
    private static final Money BEGIN_OF_SPECIAL_CONTRIBUTION = Money.of("5.15");
    private static final BigDecimal BOUND = new BigDecimal("1095.10");

    private NetSteps() {}

    /** By how much the net may fall between these two wages, since 2023. */
    static Money between(PayQuestion lower, PayQuestion higher) {
        Partner partner = lower.household().partner();
        boolean income =
                partner == Partner.OWN_INCOME || partner == Partner.LOW_OWN_INCOME || partner == Partner.LOW_PENSION;
        boolean crossed = base(lower).compareTo(BOUND) < 0 && base(higher).compareTo(BOUND) >= 0;
        return income && crossed ? ROUNDING.plus(BEGIN_OF_SPECIAL_CONTRIBUTION) : ROUNDING;
    }

    private static BigDecimal base(PayQuestion question) {
        boolean on108 = question.kind() == ContractKind.ARTIST || question.kind() == ContractKind.MANUAL_WORKER;
        return question.gross().toDecimal().multiply(on108 ? new BigDecimal("1.08") : BigDecimal.ONE);
    }
}
