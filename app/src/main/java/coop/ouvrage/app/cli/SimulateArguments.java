package coop.ouvrage.app.cli;

import coop.ouvrage.country.be.payroll.BelgianPayCalculator;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.EmploymentBudget;
import coop.ouvrage.payroll.WageTerms;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.Partner;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The arguments of {@code simulate} as terms of a wage. Policies are arguments here: no database is asked. */
final class SimulateArguments {

    static final Set<String> SWITCHES = Set.of("--out-of-quota", "--flat", "--explain");
    static final Set<String> OPTIONS = Set.of(
            "--country",
            "--invoice",
            "--budget",
            "--gross",
            "--net",
            "--contract",
            "--costs",
            "--date",
            "--days",
            "--hours",
            "--work",
            "--week",
            "--family",
            "--spouse",
            "--children",
            "--age",
            "--scale",
            "--month-gross",
            "--month-hours",
            "--coefficient",
            "--contribution");

    private static final int ADULT = 21;

    private final Arguments given;
    private final LocalDate today;

    SimulateArguments(Arguments given, LocalDate today) {
        this.given = given;
        this.today = today;
    }

    WageTerms terms() {
        ContractKind kind = kind();
        WageTerms.Work work = work(kind);
        PayQuestion question = PayQuestion.of(date(), kind, Money.ZERO)
                .withHousehold(Household.of(partner(), given.number("--children", 0, 0, 30)))
                .withFlatTax(given.has("--flat"))
                .lent(work == WageTerms.Work.AGENCY)
                .withinStudentQuota(kind == ContractKind.STUDENT && !given.has("--out-of-quota"))
                .withOptions(PayOptions.EVERYTHING);
        question = question.withEarlier(earlier(question));
        return new WageTerms(
                question,
                budget(kind),
                amount(given, "--costs", Money.ZERO),
                work == WageTerms.Work.LASTING
                        ? List.of(decimal("--week", "38"))
                        : Collections.nCopies(given.number("--days", 1, 1, 31), decimal("--hours", "7.6")),
                given.number("--age", ADULT, 15, 120),
                given.value("--scale").orElse(null),
                work);
    }

    /** What earlier pay of the month counted, if there was any. */
    private MonthSoFar earlier(PayQuestion question) {
        Money gross = amount(given, "--month-gross", Money.ZERO);
        if (gross.isZero()) {
            return MonthSoFar.NONE;
        }
        PayCalculator law = new BelgianPayCalculator();
        BigDecimal hours = decimal("--month-hours", "7.6");
        return law.workTime(YearMonth.from(question.day()), hours)
                .map(time -> law.calculate(
                                question.withGross(gross).withTime(time).withOptions(PayOptions.NET_ONLY))
                        .orThrow()
                        .monthShare())
                .orThrow();
    }

    private EmploymentBudget budget(ContractKind kind) {
        String usual = switch (kind) {
            case ARTIST -> "1.57";
            case STUDENT -> "1.09";
            case EMPLOYEE, MANUAL_WORKER -> "1.55";
        };
        try {
            return new EmploymentBudget(decimal("--coefficient", usual), decimal("--contribution", "0.065"));
        } catch (IllegalArgumentException e) {
            throw new Verb.WrongUse("--coefficient is above 0 and --contribution below 1");
        }
    }

    private ContractKind kind() {
        String contract = given.value("--contract").orElse("employee");
        return switch (contract) {
            case "employee" -> ContractKind.EMPLOYEE;
            case "artist" -> ContractKind.ARTIST;
            case "student" -> ContractKind.STUDENT;
            case "manual_worker" -> ContractKind.MANUAL_WORKER;
            default ->
                throw new Verb.WrongUse(
                        "--contract is employee, artist, student or manual_worker, not '" + contract + "'");
        };
    }

    private WageTerms.Work work(ContractKind kind) {
        String work = given.value("--work").orElse("days");
        if (work.equals("lasting") && kind == ContractKind.STUDENT) {
            throw new Verb.WrongUse("a student has no lasting contract");
        }
        return switch (work) {
            case "days" -> WageTerms.Work.DAYS;
            case "lasting" -> WageTerms.Work.LASTING;
            case "agency" -> WageTerms.Work.AGENCY;
            default -> throw new Verb.WrongUse("--work is days, lasting or agency, not '" + work + "'");
        };
    }

    private Partner partner() {
        String family = given.value("--family").orElse("single");
        if (family.equals("single")) {
            return Partner.NONE;
        }
        if (!family.equals("married")) {
            throw new Verb.WrongUse("--family is single or married, not '" + family + "'");
        }
        String spouse = given.value("--spouse").orElse("");
        return switch (spouse) {
            case "no_income" -> Partner.NO_INCOME;
            case "own_income" -> Partner.OWN_INCOME;
            case "low_income" -> Partner.LOW_OWN_INCOME;
            case "tiny_pension" -> Partner.TINY_PENSION;
            case "low_pension" -> Partner.LOW_PENSION;
            default -> throw new Verb.WrongUse("--family married needs --spouse; --help lists what it may be");
        };
    }

    private LocalDate date() {
        String date = given.value("--date").orElse(today.toString());
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new Verb.WrongUse("--date is a day such as 2026-11-20, not '" + date + "'");
        }
    }

    private BigDecimal decimal(String name, String usual) {
        String text = given.value(name).orElse(usual);
        if (!text.matches("\\d{1,3}(\\.\\d{1,6})?")) {
            throw new Verb.WrongUse(name + " is a decimal with a point, not '" + text + "'");
        }
        return new BigDecimal(text);
    }

    static Money amount(Arguments given, String name, Money otherwise) {
        String text = given.value(name).orElse(otherwise.toString());
        if (!text.matches("\\d{1,9}(\\.\\d{1,2})?")) {
            throw new Verb.WrongUse(name + " is an amount such as 1234.50, not '" + text + "'");
        }
        return Money.of(text);
    }
}
