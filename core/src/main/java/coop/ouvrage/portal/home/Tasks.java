package coop.ouvrage.portal.home;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDone;
import coop.ouvrage.membership.MemberState;
import coop.ouvrage.membership.Membership;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.recovery.StepQuestions;
import coop.ouvrage.royalties.RoyaltyReading;
import coop.ouvrage.transfers.InternalReading;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.TaskRow;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What waits for one person: contracts to sign, days to confirm, jobs that are held up, author's rights that end, a registration to finish. */
@Component
class Tasks {

    private final Contracts contracts;
    private final WorkDone workDone;
    private final Membership membership;
    private final Units units;
    private final HeldJobs held;
    private final StepQuestions questions;
    private final InternalReading internal;
    private final RoyaltyReading royalties;
    private final BusinessTime time;

    Tasks(
            Contracts contracts,
            WorkDone workDone,
            Membership membership,
            Units units,
            HeldJobs held,
            StepQuestions questions,
            InternalReading internal,
            RoyaltyReading royalties,
            BusinessTime time) {
        this.contracts = contracts;
        this.workDone = workDone;
        this.membership = membership;
        this.units = units;
        this.held = held;
        this.questions = questions;
        this.internal = internal;
        this.royalties = royalties;
        this.time = time;
    }

    List<TaskRow> of(UUID party, Words words) {
        List<WorkContract> all = contractsAround(party).stream()
                .sorted(Comparator.comparing(WorkContract::firstDay))
                .toList();
        Stream<TaskRow> signing = all.stream()
                .filter(c -> c.state() == ContractState.SENT && !c.signedByWorker())
                .filter(c -> c.assignment().worker().equals(party))
                .map(c -> signing(c, words));
        Stream<TaskRow> confirming = all.stream()
                .filter(c -> c.state().binding() && !c.confirmed() && c.endsAt().isBefore(time.now()))
                .map(c -> confirming(c, words));
        return Stream.of(
                        joining(party, words),
                        signing,
                        confirming,
                        held.of(party, all, words),
                        recovery(party, words),
                        internal(words),
                        rights(words))
                .flatMap(tasks -> tasks)
                .toList();
    }

    /** Author's rights that end, and can be sold again. */
    private Stream<TaskRow> rights(Words words) {
        return royalties.ending().stream()
                .map(concession -> new TaskRow(
                        words.t("royalties.task", "work", concession.work()),
                        words.t("portal.home.before", "day", words.when(Objects.requireNonNull(concession.until()))),
                        concession.uses(),
                        "/royalties"));
    }

    /** What other units charge the reader's. */
    private Stream<TaskRow> internal(Words words) {
        return internal.waitingForMe().stream()
                .map(document -> new TaskRow(
                        words.t(
                                "transfers.task",
                                "unit",
                                units.get(document.seller().unit()).name(),
                                "amount",
                                document.amount()),
                        "",
                        document.title(),
                        "/internal/" + document.id()));
    }

    /** As worker or as holder, each once. */
    private List<WorkContract> contractsAround(UUID party) {
        LocalDate from = time.today().minusDays(40);
        LocalDate to = time.today().plusDays(120);
        Map<UUID, WorkContract> all = new LinkedHashMap<>();
        contracts.ofWorker(party, from, to).forEach(c -> all.put(c.id().value(), c));
        for (ProductionUnit unit : units.ofHolder(party)) {
            contracts.ofUnit(unit.id().value(), from, to).forEach(c -> all.putIfAbsent(c.id().value(), c));
        }
        return List.copyOf(all.values());
    }

    private Stream<TaskRow> joining(UUID party, Words words) {
        return membership.find(new PartyId(party)).stream()
                .filter(member -> member.state() == MemberState.PROSPECT)
                .map(member -> new TaskRow(
                        words.t("portal.home.join"), "", words.t("portal.home.join_text"), "/join/registration"));
    }

    /** Questions before a hard step against a client that does not pay. */
    private Stream<TaskRow> recovery(UUID party, Words words) {
        List<UUID> mine =
                units.ofHolder(party).stream().map(unit -> unit.id().value()).toList();
        return questions.of(mine).stream()
                .map(question -> new TaskRow(
                        words.t("portal.home.recovery", "client", question.clientName()),
                        words.t("portal.home.before", "day", words.when(question.on())),
                        words.t("portal.home.recovery_text"),
                        "/recovery/questions"));
    }

    private static TaskRow signing(WorkContract c, Words words) {
        return new TaskRow(
                words.t("portal.home.sign", "what", c.post().function()),
                words.t("portal.home.before", "day", words.when(c.firstDay())),
                words.t("portal.home.sign_text"),
                "/contracts/" + c.id() + "/sign");
    }

    private TaskRow confirming(WorkContract c, Words words) {
        return new TaskRow(
                words.t("portal.home.confirm", "what", c.post().function()),
                words.t("portal.home.before", "day", words.when(workDone.answerBy(c))),
                words.t("portal.home.confirm_text"),
                "/contracts/" + c.id() + "/days");
    }
}
