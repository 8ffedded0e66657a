package coop.ouvrage.payroll;

import coop.ouvrage.employment.StudentQuota;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Person;
import coop.ouvrage.payroll.spi.Household;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that some wages are calculated from, read at once; what was calculated counts for the next ones of the same person and month. */
final class PayBasis {

    private final Map<UUID, WorkContract> contracts;
    private final Map<UUID, Person> workers;
    private final Map<Home, Household> households;
    private final Set<UUID> flatTax;
    private final Map<UUID, StudentQuota.Split> students;
    private final Map<Part, PayslipSums.SoFar> parts;
    private final Map<Month, PayslipSums.Month> months;
    private final Map<UUID, PayslipSums.SoFar> departures;
    private final Map<UUID, Money> doublePaid;
    private final Map<Home, Totals> years;

    /** A family counts as it is on 1 January; where somebody lives, beside where the employer is. */
    record Home(UUID worker, String entity, int year) {}

    /** A contract and month. */
    record Part(UUID contract, YearMonth month) {}

    /** The work of one person for one entity in one month. */
    record Month(UUID worker, String entity, YearMonth month) {}

    PayBasis(
            Map<UUID, WorkContract> contracts,
            Map<UUID, Person> workers,
            Map<Home, Household> households,
            Set<UUID> flatTax,
            Map<UUID, StudentQuota.Split> students,
            Map<Part, PayslipSums.SoFar> parts,
            Map<Month, PayslipSums.Month> months,
            Map<UUID, PayslipSums.SoFar> departures,
            Map<UUID, Money> doublePaid,
            Map<Home, Totals> years) {
        this.contracts = contracts;
        this.workers = workers;
        this.households = households;
        this.flatTax = flatTax;
        this.students = students;
        this.parts = new HashMap<>(parts);
        this.months = new HashMap<>(months);
        this.departures = new HashMap<>(departures);
        this.doublePaid = doublePaid;
        this.years = new HashMap<>(years);
    }

    WorkContract contract(UUID id) {
        return known(contracts.get(id), "contract", id);
    }

    Person worker(UUID id) {
        return known(workers.get(id), "person", id);
    }

    Household household(Employee who, LocalDate day) {
        return known(households.get(new Home(who.worker(), who.entity(), day.getYear())), "family", who.worker());
    }

    boolean hasFlatTax(UUID contract) {
        return flatTax.contains(contract);
    }

    /** How many of a student's hours of a month are within the quota; none for anybody else. */
    StudentQuota.Split hours(Due due) {
        return hours(due.contract()).in(day -> YearMonth.from(day).equals(due.month()));
    }

    /** Of the whole contract. */
    StudentQuota.Split hours(UUID contract) {
        return students.getOrDefault(contract, new StudentQuota.Split(List.of()));
    }

    /** What the payslips of a worker and an entity for the year of a wage say together. */
    Totals year(Due due) {
        return years.getOrDefault(
                new Home(due.worker(), due.entity(), due.month().getYear()), Totals.ZERO);
    }

    /** What was paid at the end of a contract. */
    PayslipSums.SoFar departure(UUID contract) {
        return departures.getOrDefault(contract, PayslipSums.SoFar.NOTHING);
    }

    /** The gross on which double holiday pay was paid while the contract ran. */
    Money doublePaid(UUID contract) {
        return doublePaid.getOrDefault(contract, Money.ZERO);
    }

    PayslipSums.SoFar soFar(Due due) {
        return parts.getOrDefault(new Part(due.contract(), due.month()), PayslipSums.SoFar.NOTHING);
    }

    PayslipSums.Month month(Employee who, LocalDate day) {
        return months.getOrDefault(new Month(who.worker(), who.entity(), YearMonth.from(day)), PayslipSums.Month.EMPTY);
    }

    /** A payslip that the next ones have to know. */
    void add(Calculated calculated) {
        Payslip payslip = calculated.payslip();
        years.merge(
                new Home(payslip.worker(), payslip.entity(), payslip.month().getYear()),
                payslip.totals(),
                Totals::plus);
        if (payslip.isDeparture()) {
            departures.merge(payslip.contract().value(), calculated.soFar(), PayslipSums.SoFar::plus);
            return;
        }
        YearMonth month = YearMonth.from(payslip.month());
        months.merge(
                new Month(payslip.worker(), payslip.entity(), month),
                new PayslipSums.Month(1, payslip.totals().gross(), calculated.share()),
                PayslipSums.Month::plus);
        parts.merge(new Part(payslip.contract().value(), month), calculated.soFar(), PayslipSums.SoFar::plus);
    }

    private static <T> T known(@Nullable T found, String what, UUID id) {
        if (found == null) {
            throw new NoSuchElementException("no " + what + " " + id);
        }
        return found;
    }
}
