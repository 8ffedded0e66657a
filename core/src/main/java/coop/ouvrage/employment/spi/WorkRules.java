package coop.ouvrage.employment.spi;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Law of a country on short work contracts: dated values with their source. */
public interface WorkRules {

    /** Least paid minutes of a shift: a shorter one is paid as if it were that long. */
    Sourced<Integer> leastMinutes(LocalDate day);

    /** Most minutes of work of a shift; more is refused. */
    Sourced<Integer> mostMinutes(LocalDate day);

    /** Hours of a full-time week. */
    Sourced<BigDecimal> weekHours(LocalDate day);

    /** Least part of a full-time week that somebody part-time may be engaged for, unless a decree or collective agreement allows less. */
    Sourced<BigDecimal> leastPart(LocalDate day);

    /** What the law on working time says of planned shifts, in a fixed order; empty when it says nothing. */
    List<TimeFinding> workingTime(TimePlan plan);

    /** Why a post cannot be paid: a joint committee or a class of function that is not known on that day. */
    List<Refusal> post(LocalDate day, Post post);

    /** Why wages of a day cannot be calculated: figures of the law that nobody knows yet, such as those of a year to come. */
    List<Refusal> wageLaw(LocalDate day);

    /** Classes of function that are known on that day, such as {@code 200/B}, by joint committee. */
    List<String> functionClasses(LocalDate day);

    /**
     * The lowest pay for an hour, where a rule is known.
     *
     * @param post whose joint committee and class of function may ask more than the guaranteed minimum
     * @param birthDate decides lower amounts of young workers; none counts as adult
     */
    Optional<MinimumPay> minimumPay(LocalDate day, ContractKind kind, Post post, @Nullable LocalDate birthDate);

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
