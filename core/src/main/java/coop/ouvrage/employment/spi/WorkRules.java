package coop.ouvrage.employment.spi;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Workplace;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Law of a country on short work contracts: dated values with their source. */
public interface WorkRules {

    /** Least paid minutes of a shift: a shorter one is paid as if it were that long. */
    Sourced<Integer> leastMinutes(LocalDate day);

    /** Most minutes of work of a shift; more is refused. */
    Sourced<Integer> mostMinutes(LocalDate day);

    /**
     * The lowest pay for an hour, where a rule is known.
     *
     * @param birthDate decides lower amounts of young workers; none counts as adult
     */
    Optional<MinimumPay> minimumPay(
            LocalDate day, ContractKind kind, String jointCommittee, @Nullable LocalDate birthDate);

    /**
     * The language that the law asks for papers between employer and worker.
     *
     * @param wished language of the worker, which counts only where the law leaves a choice
     */
    Sourced<String> languageOf(LocalDate day, Workplace place, String wished);

    /** Hours of a calendar year that a student may work at the reduced contribution. */
    Sourced<Integer> studentHours(LocalDate day);

    /** A value with where it comes from; a mark other than {@code V2} is shown as unverified. */
    record Sourced<T>(T value, String source, String mark) {}
}
