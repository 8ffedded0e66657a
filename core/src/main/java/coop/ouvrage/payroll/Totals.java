package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.CostKind;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.PayAnswer;
import java.util.Collection;

/**
 * The amounts of one payslip, or of several together.
 *
 * @param social withheld for social security
 * @param tax withheld for the tax office
 * @param contributions of the employer on top of the gross, to social security and to funds of the sector
 * @param fund what of the contributions is owed to a fund of the sector itself
 * @param holiday holiday pay set aside, or the contribution that pays for it
 * @param charge what the unit pays
 */
public record Totals(
        Money gross, Money social, Money tax, Money net, Money contributions, Money fund, Money holiday, Money charge) {

    public static final Totals ZERO =
            new Totals(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    static Totals of(PayAnswer answer, Money charge) {
        EmployerCost employer = answer.employer();
        Money fund = employer == null ? Money.ZERO : employer.total(CostKind.SECTOR_FUND);
        return new Totals(
                answer.gross(),
                answer.total(LineKind.SOCIAL_SECURITY).negate(),
                answer.total(LineKind.TAX).negate(),
                answer.net(),
                employer == null
                        ? Money.ZERO
                        : employer.total(CostKind.CONTRIBUTION).plus(fund),
                fund,
                employer == null ? Money.ZERO : employer.total(CostKind.HOLIDAY),
                charge);
    }

    static Totals sum(Collection<Totals> all) {
        return all.stream().reduce(ZERO, Totals::plus);
    }

    public Totals plus(Totals other) {
        return new Totals(
                gross.plus(other.gross),
                social.plus(other.social),
                tax.plus(other.tax),
                net.plus(other.net),
                contributions.plus(other.contributions),
                fund.plus(other.fund),
                holiday.plus(other.holiday),
                charge.plus(other.charge));
    }

    public Totals minus(Totals other) {
        return plus(new Totals(
                other.gross.negate(),
                other.social.negate(),
                other.tax.negate(),
                other.net.negate(),
                other.contributions.negate(),
                other.fund.negate(),
                other.holiday.negate(),
                other.charge.negate()));
    }

    /** The same paid out of what was set aside before: it costs nothing now. */
    Totals outOfProvision() {
        return new Totals(
                gross,
                social,
                tax,
                net,
                contributions,
                fund,
                gross.plus(contributions).negate(),
                charge);
    }

    /** What is owed to social security, by both sides. */
    Money socialSecurity() {
        return social.plus(contributions).minus(fund);
    }

    /** What the employer truly bears. */
    public Money cost() {
        return gross.plus(contributions).plus(holiday);
    }

    /** What the coefficient leaves over the true cost; negative when it does not carry it. */
    public Money coefficientResult() {
        return charge.minus(cost());
    }

    boolean isZero() {
        return equals(ZERO);
    }
}
