package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.AbsenceRules;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Leave earned with an earlier employer, which has paid its holiday pay on leaving: a share of each day is paid for the time being, and in
 * December, or in the last month, it is settled. What is imputed for the days taken is the earlier employer's pay for them, at most what
 * this employer would owe for them itself; what was kept back too much is given back, what was too little is taken within a share of the
 * month's pay. Royal decree of 30 March 1967, articles 46, 48 and 49 (royal decree of 28 September 2023, in force on 1 January 2024); law of
 * 12 April 1965, article 23. The double part is not settled here.
 */
@Component
class EarlierLeave {

    private static final int SCALE = 10;

    private final CertificateStore store;
    private final AbsenceRules rules;

    EarlierLeave(CertificateStore store, AbsenceRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** What it does to a month. */
    MonthLeave of(LongContract contract, YearMonth month) {
        if (contract.absences().stream().allMatch(absence -> absence.earlier().isEmpty())) {
            return MonthLeave.none(month);
        }
        int minutes = minutes(contract, month);
        Money withheld = withheld(contract, month, minutes);
        MonthLeave kept = new MonthLeave(month, minutes, withheld, Money.ZERO, Money.ZERO);
        return settles(contract, month) ? settled(contract, kept) : kept;
    }

    /** What an absence that is not recorded yet keeps back of a month. */
    Money withheld(LongContract contract, LongAbsence absence, YearMonth month) {
        return withheld(contract, month, absence.earlierMinutes(month));
    }

    private static int minutes(LongContract contract, YearMonth month) {
        return contract.absences().stream()
                .mapToInt(absence -> absence.earlierMinutes(month))
                .sum();
    }

    private Money withheld(LongContract contract, YearMonth month, int minutes) {
        if (minutes == 0) {
            return Money.ZERO;
        }
        BigDecimal paid = rules.earlierLeavePaid(month.atDay(1)).value();
        return full(contract, month, minutes).times(BigDecimal.ONE.subtract(paid));
    }

    /** What this employer would owe for these minutes: their part of the month's pay, by the minutes of its plan. */
    private static Money full(LongContract contract, YearMonth month, int minutes) {
        LongTerms terms = contract.terms(month);
        int whole = terms.plan().days(month.atDay(1), month.atEndOfMonth()).stream()
                .mapToInt(WorkDay::minutes)
                .sum();
        return minutes == 0
                ? Money.ZERO
                : Money.rounded(terms.gross()
                        .toDecimal()
                        .multiply(BigDecimal.valueOf(minutes))
                        .divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.HALF_UP));
    }

    /** Whether the year is settled in this month: December, or the last one with a paid day if the contract ends before. */
    private static boolean settles(LongContract contract, YearMonth month) {
        return month.equals(settlement(contract, month.getYear()));
    }

    /** The month in which a year is settled. */
    static YearMonth settlement(LongContract contract, int year) {
        LocalDate end = contract.endsOn();
        YearMonth last = end == null || end.getYear() > year ? YearMonth.of(year, 12) : YearMonth.from(end);
        while (last.getMonthValue() > 1
                && last.isAfter(YearMonth.from(contract.startsOn()))
                && contract.days(last).isEmpty()) {
            last = last.minusMonths(1);
        }
        return last;
    }

    private MonthLeave settled(LongContract contract, MonthLeave kept) {
        int year = kept.month().getYear();
        List<LeaveCertificate> certificates = store.of(contract.id()).stream()
                .filter(certificate -> certificate.year() == year)
                .toList();
        BigDecimal hours = certificates.stream().map(LeaveCertificate::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (hours.signum() == 0) {
            return kept;
        }
        List<YearMonth> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(year, month))
                .toList();
        int taken = months.stream().mapToInt(month -> minutes(contract, month)).sum();
        Money own = Money.sum(months.stream()
                .map(month -> full(contract, month, minutes(contract, month)))
                .toList());
        Money back = Money.sum(months.stream()
                .map(month -> withheld(contract, month, minutes(contract, month)))
                .toList());
        Money paid =
                Money.sum(certificates.stream().map(LeaveCertificate::simple).toList());
        Money imputed = Money.rounded(
                        paid.toDecimal().multiply(PaidDay.hours(taken)).divide(hours, SCALE, RoundingMode.HALF_UP))
                .min(own);
        Money due = back.minus(imputed);
        Money most = contract.terms(kept.month())
                .gross(kept.month(), contract.days(kept.month()))
                .minus(kept.withheld())
                .times(rules.earlierLeaveMost(kept.month().atDay(1)).value())
                .negate();
        Money settled = due.max(most);
        return new MonthLeave(kept.month(), kept.minutes(), kept.withheld(), settled, settled.minus(due));
    }

    /** Hours that earlier employers certified for a year. */
    BigDecimal certified(LongContract contract, int year) {
        return store.of(contract.id()).stream()
                .filter(certificate -> certificate.year() == year)
                .map(LeaveCertificate::hours)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of these, what is left to take. */
    BigDecimal left(LongContract contract, int year) {
        return certified(contract, year)
                .subtract(PaidDay.hours(contract.absences().stream()
                        .mapToInt(absence -> absence.earlierMinutes(year))
                        .sum()));
    }

    void keep(ContractId month, MonthLeave leave) {
        store.keep(month, leave);
    }
}
