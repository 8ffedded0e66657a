package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.TimeFinding;
import coop.ouvrage.employment.spi.TimePlan;
import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The time of one person over all their contracts: overlaps, and the limits of the law. Looked at while somebody types and again when the
 * contract is signed and declared, since other contracts may have come in between.
 */
@Component
class WorkerTime {

    private static final int AROUND = 8; // days: the week and the rest before and after

    private final ContractStore store;
    private final LongPlanned longs;
    private final WorkRules rules;
    private final Parties parties;

    WorkerTime(ContractStore store, LongPlanned longs, WorkRules rules, Parties parties) {
        this.store = store;
        this.longs = longs;
        this.rules = rules;
        this.parties = parties;
    }

    /**
     * @param stops what refuses the shifts
     * @param notices what is told about them
     */
    record Verdict(List<Refusal> stops, List<Refusal> notices) {}

    /** @param days asked for, at least one, each sound in itself */
    Verdict of(UUID worker, List<WorkDay> days, @Nullable ContractId except) {
        List<WorkDay> others = others(worker, days, except, state -> state != ContractState.CANCELLED);
        List<Refusal> stops = new ArrayList<>();
        overlap(days, others).ifPresent(stops::add);
        List<Refusal> notices = new ArrayList<>();
        LocalDate born = parties.person(new PartyId(worker)).birthDate();
        for (TimeFinding finding : rules.workingTime(new TimePlan(born, days, others))) {
            (finding.stops() ? stops : notices).add(finding.text());
        }
        return new Verdict(stops, notices);
    }

    /**
     * Hours as they were worked cannot lie in another signed contract of the same person: nobody works, or is paid, twice for an hour. Drafts
     * of others say nothing about what was done.
     */
    Optional<Refusal> worked(UUID worker, List<WorkDay> days, ContractId except) {
        return days.isEmpty() ? Optional.empty() : overlap(days, others(worker, days, except, ContractState::binding));
    }

    private List<WorkDay> others(
            UUID worker, List<WorkDay> days, @Nullable ContractId except, Predicate<ContractState> which) {
        LocalDate first =
                days.stream().map(WorkDay::date).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last =
                days.stream().map(WorkDay::date).max(Comparator.naturalOrder()).orElseThrow();
        Stream<WorkDay> toCome = longs.of(worker, first.minusDays(AROUND), last.plusDays(AROUND)).stream();
        return Stream.concat(toCome, made(worker, first, last, except, which)).toList();
    }

    private Stream<WorkDay> made(
            UUID worker, LocalDate first, LocalDate last, @Nullable ContractId except, Predicate<ContractState> which) {
        return store.ofWorker(worker, first.minusDays(AROUND), last.plusDays(AROUND)).stream()
                .filter(contract -> which.test(contract.state()))
                .filter(contract -> !contract.id().equals(except))
                .flatMap(contract -> contract.days().stream())
                .map(PaidDay::day);
    }

    /** Tells the hours only, never for whom: other units' work is not the asker's business. */
    private static Optional<Refusal> overlap(List<WorkDay> days, List<WorkDay> others) {
        return others.stream()
                .filter(other -> days.stream().anyMatch(day -> touches(day, other)))
                .min(Comparator.comparing(WorkDay::startsAt))
                .map(other -> Refusal.of(
                        "employment.worker_busy", "day", other.date(), "from", other.start(), "to", other.end()));
    }

    private static boolean touches(WorkDay one, WorkDay other) {
        return one.startsAt().isBefore(other.endsAt()) && other.startsAt().isBefore(one.endsAt());
    }
}
