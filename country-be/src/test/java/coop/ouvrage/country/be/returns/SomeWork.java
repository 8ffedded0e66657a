package coop.ouvrage.country.be.returns;

import coop.ouvrage.country.be.payroll.BelgianPayCalculator;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.CostKind;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.QuotaShare;
import coop.ouvrage.payroll.spi.WorkTime;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.Employer;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.ReturnData;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Invented people with wages as the engine calculates them, to be declared. */
final class SomeWork {

    static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    private static final BigDecimal HOURS = new BigDecimal("7.60");
    private static final BigDecimal MONTH = new BigDecimal("159.60");

    private SomeWork() {}

    static Declared person(int nr, LocalDate born) {
        return new Declared(
                new UUID(7, nr),
                "900501%05d".formatted(nr),
                "Given" + nr,
                "Family & " + nr,
                born,
                "Rue Haute 1",
                "1000",
                "Bruxelles",
                "BE",
                "fr",
                null);
    }

    static PaidWork day(Declared person, ContractKind kind, String gross) {
        return day(person, kind, gross, kind == ContractKind.STUDENT ? QuotaShare.ALL : QuotaShare.NONE);
    }

    static PaidWork day(Declared person, ContractKind kind, String gross, QuotaShare quota) {
        PayAnswer answer = new BelgianPayCalculator()
                .calculate(PayQuestion.of(DAY, kind, Money.of(gross))
                        .withTime(new WorkTime(HOURS, MONTH))
                        .withQuota(quota))
                .orThrow();
        EmployerCost cost = Objects.requireNonNull(answer.employer());
        UUID id = new UUID(person.id().getLeastSignificantBits(), Objects.hash(kind, gross));
        return new PaidWork(
                id,
                person.id(),
                id,
                kind,
                DAY.withDayOfMonth(1),
                0,
                DAY.plusDays(9),
                new PaidWork.Engagement(DAY, DAY, "Violoniste", "304.00"),
                List.of(DAY),
                HOURS,
                kind == ContractKind.STUDENT ? quota.within() : 0,
                new PaidWork.Amounts(
                        answer.gross(),
                        answer.total(LineKind.SOCIAL_SECURITY).negate(),
                        answer.total(LineKind.TAX).negate(),
                        answer.net(),
                        cost.total(CostKind.CONTRIBUTION),
                        cost.total(CostKind.HOLIDAY)),
                answer.monthShare().totals(),
                answer.lines().stream()
                        .map(line -> new PaidWork.Line(line.code(), line.kind(), line.amount()))
                        .toList(),
                cost.lines().stream()
                        .map(line -> new PaidWork.Cost(line.code(), line.amount()))
                        .toList());
    }

    /** The departure holiday pay of the same contract and month, as payroll pays it. */
    static PaidWork leaving(PaidWork work, String gross, String social, String contributions) {
        Money withheld = Money.of(social);
        return new PaidWork(
                new UUID(9, work.payslip().getLeastSignificantBits()),
                work.worker(),
                work.contract(),
                work.kind(),
                work.month(),
                0,
                work.bookedOn(),
                work.engagement(),
                List.of(),
                BigDecimal.ZERO,
                0,
                new PaidWork.Amounts(
                        Money.of(gross),
                        withheld,
                        Money.ZERO,
                        Money.of(gross).minus(withheld),
                        Money.of(contributions),
                        Money.of(gross).plus(Money.of(contributions)).negate()),
                Map.of(),
                List.of(
                        new PaidWork.Line("be.departure_holiday_pay_due", LineKind.PAY, Money.of(gross)),
                        new PaidWork.Line("be.employee_contribution", LineKind.SOCIAL_SECURITY, withheld.negate())),
                List.of(new PaidWork.Cost("be.departure_holiday_contributions", Money.of(contributions))));
    }

    /** What is paid once a year beside the wages of a contract. */
    static PaidWork yearly(PaidWork work, String line, String gross, String social, String contributions) {
        Money pay = Money.of(gross);
        Money withheld = Money.of(social);
        boolean premium = line.equals("be.year_end_premium_due");
        return new PaidWork(
                new UUID(line.hashCode(), work.payslip().getLeastSignificantBits()),
                work.worker(),
                work.contract(),
                work.kind(),
                work.month(),
                0,
                work.bookedOn(),
                work.engagement(),
                List.of(),
                BigDecimal.ZERO,
                0,
                new PaidWork.Amounts(
                        pay,
                        withheld,
                        Money.ZERO,
                        pay.minus(withheld),
                        Money.of(contributions),
                        premium ? Money.ZERO : pay.negate()),
                Map.of(),
                List.of(
                        new PaidWork.Line(line, LineKind.PAY, pay),
                        new PaidWork.Line("be.employee_contribution", LineKind.SOCIAL_SECURITY, withheld.negate())),
                premium ? List.of(new PaidWork.Cost("be.employer_contribution", Money.of(contributions))) : List.of());
    }

    /** The same with another tax, as a correction may leave it. */
    static PaidWork withTax(PaidWork work, String tax) {
        PaidWork.Amounts totals = work.totals();
        return new PaidWork(
                work.payslip(),
                work.worker(),
                work.contract(),
                work.kind(),
                work.month(),
                work.nr(),
                work.bookedOn(),
                work.engagement(),
                work.days(),
                work.hours(),
                work.quotaHours(),
                new PaidWork.Amounts(
                        totals.gross(),
                        totals.social(),
                        Money.of(tax),
                        totals.net(),
                        totals.contributions(),
                        totals.holiday()),
                work.counted(),
                work.lines(),
                work.costs());
    }

    /** The same under another contract. */
    static PaidWork with(PaidWork work, PaidWork.Engagement engagement) {
        return new PaidWork(
                work.payslip(),
                work.worker(),
                work.contract(),
                work.kind(),
                work.month(),
                work.nr(),
                work.bookedOn(),
                engagement,
                work.days(),
                work.hours(),
                work.quotaHours(),
                work.totals(),
                work.counted(),
                work.lines(),
                work.costs());
    }

    static ReturnData quarter(List<Declared> people, List<PaidWork> work) {
        return new ReturnData(
                new UUID(1, 2),
                new Employer(
                        "PROD",
                        "La Traverse Production SC",
                        "Quai aux Briques 70",
                        "1000",
                        "Bruxelles",
                        "0999002208",
                        "1234567-89",
                        "2990020050",
                        "pay@latraverse.example"),
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 12, 31),
                1,
                Instant.parse("2027-01-05T08:00:00.123Z"),
                people,
                ReturnData.Works.inMemory(work));
    }
}
