package coop.ouvrage.employment.spi;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.spi.WorkRules.Sourced;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Law of a country on days without work in lasting contracts: dated values with their source. */
public interface AbsenceRules {

    /** Calendar days for which somebody of that kind who is ill keeps the whole wage; nobody is told where the rule is not known. */
    Sourced<Integer> guaranteedDays(LocalDate day, ContractKind kind);

    /** Months that a fixed term lasts at least for that rule to hold; for a shorter one nothing is known here. */
    Sourced<Integer> leastMonths(LocalDate day);

    /**
     * Calendar days after an illness within which the same one goes on from where it stopped.
     *
     * @param began first day of the first incapacity
     */
    Sourced<Integer> relapseDays(LocalDate began);

    /** Days from the start of an absence without pay within which a public holiday is paid all the same. */
    Sourced<Integer> holidaysInSuspension(LocalDate day);

    /** Weeks of leave that a whole year of work earns for the next. */
    Sourced<Integer> leaveWeeks(LocalDate day);

    /** The day of a month before or on which a contract begins, and on or after which it ends, for the month to earn leave. */
    Sourced<Integer> leaveMonthDay(LocalDate month);

    /** Share of a day's pay that is due, for the time being, on leave whose holiday pay an earlier employer has paid. */
    Sourced<BigDecimal> earlierLeavePaid(LocalDate day);

    /** Most of a month's gross that the settlement of such leave may take. */
    Sourced<BigDecimal> earlierLeaveMost(LocalDate day);

    /** Whether the employer pays the wage of the leave, and not a fund. */
    boolean employerPaysLeave(ContractKind kind);
}
