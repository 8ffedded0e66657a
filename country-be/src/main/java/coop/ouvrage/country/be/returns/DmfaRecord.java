package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.returns.spi.PaidWork;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one person owes and is owed under one worker code in a quarter. Amounts are those of the payslips added up, never calculated again:
 * so they agree with the books to the cent.
 */
final class DmfaRecord {

    static final BigDecimal RAISED = new BigDecimal("1.08");

    /** Rates have at most six decimals. */
    private static final int FINE = 4;

    final DmfaCodes.Code code;
    final boolean student;
    private final boolean raised;
    private final DmfaCodes codes;
    private final Map<String, Contribution> contributions = new LinkedHashMap<>();
    private final List<PaidWork> work = new ArrayList<>();
    private Money gross = Money.ZERO;
    private Money bonus = Money.ZERO;
    private Money holiday = Money.ZERO;
    private Money departure = Money.ZERO;
    private int quotaHours;
    private final List<DmfaUnrelated.Part> doubles = new ArrayList<>();
    private boolean others;

    DmfaRecord(DmfaCodes codes, DmfaCodes.Code code, ContractKind kind, boolean student) {
        this.codes = codes;
        this.code = code;
        this.student = student;
        this.raised = kind == ContractKind.ARTIST || kind == ContractKind.MANUAL_WORKER;
    }

    /** An amount under a code of the authority. */
    record Contribution(DmfaCodes.Code code, Money base, Money amount) {

        Contribution plus(Contribution other) {
            return new Contribution(code, base.plus(other.base), amount.plus(other.amount));
        }
    }

    /** A student's pay within the quota. */
    void addStudent(PaidWork paid, Money part, Money contribution) {
        work.add(paid);
        gross = gross.plus(part);
        quotaHours += paid.quotaHours();
        add(code, part, contribution);
    }

    /**
     * Ordinary pay.
     *
     * @param part of the gross under this code
     * @param owed everything that this part owes to social security
     */
    void add(PaidWork paid, Money part, Money owed) {
        work.add(paid);
        if (DeparturePay.is(paid)) {
            departure(paid, part, owed);
            return;
        }
        if (DeparturePay.isDouble(paid)) {
            doubles.add(new DmfaUnrelated.Part(paid, baseOf(owed), owed));
            return;
        }
        gross = gross.plus(part);
        Money base = raised ? part.times(RAISED) : part;
        Money special = paid.line("be.special_contribution").negate();
        Money workBonus = paid.line("be.work_bonus");
        Money other = paid.cost("be.employer_other_contributions");
        Money main = owed.minus(special).minus(other).plus(workBonus);
        if (raised && codes.holidayInWorkerCode()) {
            Money quarterly = base.times(codes.holidayPart());
            holiday = holiday.plus(quarterly);
            main = main.plus(quarterly);
        }
        add(code, base, main);
        split(paid, base, other);
        if (!special.isZero()) {
            add(codes.specialContribution(), Money.ZERO, special);
        }
        bonus = bonus.plus(workBonus);
        others |= !known(paid).equals(paid.totals().socialSecurity());
    }

    /**
     * Holiday pay on leaving: its simple part is pay, with the contributions of both sides under the worker code; the contribution on its
     * double part is not related to a person.
     */
    private void departure(PaidWork paid, Money part, Money owed) {
        departure = departure.plus(part);
        if (!codes.apart()) {
            add(code, Money.ZERO, owed);
            return;
        }
        Money simple = DeparturePay.simple(paid, codes.day());
        Money ofSimple = simple.times(codes.employeeRate());
        Money ofDouble = paid.totals().social().minus(ofSimple);
        doubles.add(new DmfaUnrelated.Part(paid, baseOf(ofDouble), ofDouble));
        Money employer = paid.totals().contributions();
        Money others = others(paid, employer);
        add(code, simple, owed.minus(ofDouble).minus(others));
        split(paid, simple, others);
    }

    /** What of the employer's contributions is not the basic one. */
    private Money others(PaidWork paid, Money employer) {
        List<Money> shares = Shares.share(
                employer,
                List.of(
                        Money.rounded(codes.basicRate().movePointRight(FINE)),
                        Money.rounded(rates(paid).stream()
                                .map(DmfaCodes.Part::rate)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .movePointRight(FINE))));
        return shares.getLast();
    }

    /** The pay that bears an amount withheld at the rate of workers. */
    private Money baseOf(Money withheld) {
        return Money.rounded(withheld.toDecimal().divide(codes.employeeRate(), MathContext.DECIMAL64));
    }

    private static Money known(PaidWork paid) {
        return Money.sum(List.of(
                paid.line("be.employee_contribution").negate(),
                paid.line("be.student_contribution").negate(),
                paid.line("be.special_contribution").negate(),
                paid.line("be.work_bonus").negate(),
                paid.cost("be.employer_contribution"),
                paid.cost("be.employer_other_contributions"),
                paid.cost("be.student_employer_contribution"),
                paid.cost("be.student_asbestos_fund")));
    }

    /** The payslip books the other rates as one amount: shared by rate, to the cent. */
    private void split(PaidWork paid, Money base, Money amount) {
        List<DmfaCodes.Part> parts = rates(paid);
        List<Money> shares = Shares.share(
                amount,
                parts.stream()
                        .map(part -> Money.rounded(part.rate().movePointRight(FINE)))
                        .toList());
        for (int i = 0; i < parts.size(); i++) {
            add(parts.get(i).code(), base, shares.get(i));
        }
    }

    private List<DmfaCodes.Part> rates(PaidWork paid) {
        return codes.others(raised, codes.agency(paid.engagement().jointCommittee()));
    }

    private void add(DmfaCodes.Code under, Money base, Money amount) {
        contributions.merge(under.code(), new Contribution(under, base, amount), Contribution::plus);
    }

    List<Contribution> contributions() {
        return List.copyOf(contributions.values());
    }

    List<PaidWork> work() {
        return work;
    }

    Money gross() {
        return gross;
    }

    Money bonus() {
        return bonus;
    }

    /** The quarterly part of the annual-holiday contribution, within the contributions. */
    Money holiday() {
        return holiday;
    }

    /** Whether holiday pay on leaving stands under the worker code too. */
    boolean hasDeparture() {
        return !departure.isZero();
    }

    /** What is withheld from double holiday pay. */
    List<DmfaUnrelated.Part> doubles() {
        return doubles;
    }

    /** Whether somebody was paid double holiday pay or a premium. */
    boolean hasYearly() {
        return work.stream().anyMatch(paid -> DeparturePay.isDouble(paid) || DeparturePay.isPremium(paid));
    }

    int quotaHours() {
        return quotaHours;
    }

    /** Whether a payslip has a line that no code is known for; it stands under the worker code. */
    boolean hasOthers() {
        return others;
    }

    Money owed() {
        return Money.sum(contributions.values().stream()
                        .map(Contribution::amount)
                        .toList())
                .plus(doubled())
                .minus(bonus);
    }

    /** A correction takes back what an earlier payslip of the quarter withheld: what counts is what is left of both. */
    private Money doubled() {
        return Money.sum(doubles.stream().map(DmfaUnrelated.Part::amount).toList());
    }

    boolean hasNegative() {
        return gross.isNegative()
                || bonus.isNegative()
                || doubled().isNegative()
                || contributions.values().stream().anyMatch(c -> c.amount().isNegative());
    }
}
