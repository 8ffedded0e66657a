package coop.ouvrage.employment;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.spi.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what came of an exchange with the authority, and what it means for the contract. Each method is one transaction; what
 * concerns the contract locks it before its declarations, as those do who sign, change or cancel it.
 */
@Component
class DeclarationRecord {

    /** Declared work that stays unanswered this long is told to people. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DeclarationStore store;
    private final ReceiptStore receipts;
    private final ContractStore contracts;
    private final DeclarationTrouble trouble;
    private final ApplicationEventPublisher events;
    private final BusinessTime time;

    DeclarationRecord(
            DeclarationStore store,
            ReceiptStore receipts,
            ContractStore contracts,
            DeclarationTrouble trouble,
            ApplicationEventPublisher events,
            BusinessTime time) {
        this.store = store;
        this.receipts = receipts;
        this.contracts = contracts;
        this.trouble = trouble;
        this.events = events;
        this.time = time;
    }

    @Transactional
    public List<Declaration> claim(Instant now, Instant next, int most) {
        return store.claim(now, next, most);
    }

    /**
     * A message that the authority took.
     *
     * @param location where to ask for its answer
     * @param hash of what it said
     */
    record Sent(UUID declaration, String location, String hash) {}

    @Transactional
    public void sent(List<Sent> all, Instant next) {
        Map<UUID, String> locations = new LinkedHashMap<>();
        Map<UUID, Map<String, String>> sent = new LinkedHashMap<>();
        Map<UUID, Map<String, String>> contents = new LinkedHashMap<>();
        for (Sent one : all) {
            locations.put(one.declaration(), one.location());
            sent.put(one.declaration(), Map.of("location", one.location()));
            contents.put(one.declaration(), Map.of("sha256", one.hash()));
        }
        store.sent(locations, time.now(), next);
        receipts.addAll(sent, time.now(), "sent");
        receipts.addAll(contents, time.now(), "content");
    }

    @Transactional
    public void askAt(Declaration declaration, Instant next) {
        store.askAt(declaration.id(), next);
    }

    @Transactional
    public void again(Declaration declaration, Instant next) {
        receipts.add(declaration.id(), time.now(), "not held by the authority", Map.of());
        store.again(declaration.id(), next);
    }

    /** The authority certainly did not hear of it. */
    @Transactional
    public void notReached(Declaration declaration, String why, Instant next) {
        receipts.add(declaration.id(), time.now(), "not reached", Map.of("why", why));
        if (declaration.state() == DeclarationState.QUEUED) {
            store.again(declaration.id(), next);
        } else {
            store.askAt(declaration.id(), next);
        }
        if (!time.now().isBefore(declaration.queuedAt().plus(PATIENCE))) {
            trouble.tell(contract(declaration), DeclarationTrouble.Cause.NOT_REACHED, List.of());
        }
    }

    /** Nobody knows whether the authority heard of it. */
    @Transactional
    public void unknown(Declaration declaration, String why, Instant next) {
        receipts.add(declaration.id(), time.now(), "unknown whether received", Map.of("why", why));
        store.askAt(declaration.id(), next);
        if (!time.now().isBefore(declaration.queuedAt().plus(PATIENCE))) {
            trouble.tell(contract(declaration), DeclarationTrouble.Cause.NOT_REACHED, List.of());
        }
    }

    @Transactional
    public void waiting(Declaration declaration, Answer answer, Instant next) {
        store.open(declaration.id(), DeclarationState.WAITING, next);
        store.askAt(declaration.id(), next);
        Instant sent = Objects.requireNonNull(declaration.sentAt());
        if (!time.now().isBefore(sent.plus(PATIENCE))) {
            trouble.tell(contract(declaration), DeclarationTrouble.Cause.WORKER_UNKNOWN, List.of());
        }
    }

    @Transactional
    public void silent(Declaration declaration, Instant next) {
        WorkContract contract = contracts.lock(declaration.contract()).orElseThrow();
        if (store.open(declaration.id(), DeclarationState.SILENT, next)) {
            receipts.add(declaration.id(), time.now(), "silent", Map.of());
            trouble.tell(contract, DeclarationTrouble.Cause.SILENT, List.of());
            publish(declaration, contract, DeclarationState.SILENT);
        } else {
            store.askAt(declaration.id(), next);
        }
    }

    /** The form itself was not taken: for people to mend. */
    @Transactional
    public void rejected(Declaration declaration, String why) {
        answered(
                declaration,
                new Answer("", null, Answer.Verdict.REFUSED, "-", List.of(new Answer.Anomaly("form", why))));
    }

    /** The authority's list of periods shows that the message arrived, whatever became of its answer. */
    @Transactional
    public void found(Declaration declaration, @Nullable String period) {
        receipts.add(declaration.id(), time.now(), "found in the list of periods", Map.of());
        answered(declaration, new Answer("", period, Answer.Verdict.ACCEPTED, "P", List.of()));
    }

    /** What the authority said to a message. */
    record Answered(Declaration declaration, Answer answer) {

        boolean accepted() {
            return answer.verdict() == Answer.Verdict.ACCEPTED;
        }

        private DeclarationStore.Closing closing() {
            return new DeclarationStore.Closing(
                    declaration.id(), accepted() ? DeclarationState.ACCEPTED : DeclarationState.REFUSED, answer);
        }

        private Map<String, String> receipt() {
            return Map.of("result", answer.result(), "declaration", answer.declarationId(), "codes", codes(answer));
        }
    }

    private void answered(Declaration declaration, Answer answer) {
        answered(List.of(new Answered(declaration, answer)));
    }

    /** An answer counts once; a second one changes nothing. */
    @Transactional
    public void answered(List<Answered> all) {
        Map<UUID, WorkContract> locked = contracts.lock(contracts(all));
        Set<UUID> closed = store.close(all.stream().map(Answered::closing).toList(), time.now());
        List<Answered> news = all.stream()
                .filter(one -> closed.contains(one.declaration().id()))
                .toList();
        if (news.isEmpty()) {
            return;
        }
        receipts.addAll(
                news.stream().collect(Collectors.toMap(one -> one.declaration().id(), Answered::receipt)),
                time.now(),
                "answered");
        news.stream()
                .filter(one -> !one.accepted())
                .forEach(one -> refused(
                        one.declaration(),
                        Objects.requireNonNull(
                                locked.get(one.declaration().contract().value())),
                        one.answer()));
        accepted(news.stream().filter(Answered::accepted).toList(), locked);
    }

    private static Set<UUID> contracts(List<Answered> all) {
        return all.stream().map(one -> one.declaration().contract().value()).collect(Collectors.toSet());
    }

    /** A contract is declared when all its periods are; what was changed or taken back is no trouble any more. */
    private void accepted(List<Answered> all, Map<UUID, WorkContract> locked) {
        Map<UUID, List<Declaration>> known = all.isEmpty() ? Map.of() : store.of(contracts(all));
        Set<UUID> declared = new LinkedHashSet<>();
        Set<UUID> over = new LinkedHashSet<>();
        for (Answered one : all) {
            UUID contract = one.declaration().contract().value();
            boolean in = one.declaration().kind() == DeclarationKind.IN;
            if (!in || Declaration.allAccepted(known.getOrDefault(contract, List.of()))) {
                over.add(contract);
            }
            if (in && over.contains(contract) && undeclared(Objects.requireNonNull(locked.get(contract)))) {
                declared.add(contract);
            }
        }
        if (!over.isEmpty()) {
            trouble.over(over);
        }
        if (!declared.isEmpty()) {
            contracts.state(declared, ContractState.DECLARED);
            publish(declared.stream().map(locked::get).toList(), DeclarationState.ACCEPTED);
        }
    }

    private static boolean undeclared(WorkContract contract) {
        return contract.state() == ContractState.SIGNED || contract.state() == ContractState.REFUSED;
    }

    private void refused(Declaration declaration, WorkContract contract, Answer answer) {
        if (declaration.kind() == DeclarationKind.IN
                && (contract.state() == ContractState.SIGNED || contract.state() == ContractState.DECLARED)) {
            contracts.state(contract.id(), ContractState.REFUSED);
        }
        if (declaration.kind() == DeclarationKind.IN) {
            trouble.tell(contract, DeclarationTrouble.Cause.REFUSED, answer.anomalies());
        } else {
            trouble.changeRefused(contract, declaration.kind(), answer.anomalies());
        }
        publish(declaration, contract, DeclarationState.REFUSED);
    }

    /**
     * The authority's number of the period that a change or cancellation speaks of. Empty when the message cannot leave yet (its
     * declaration is still unanswered: it is put off) or need not any more (it was refused, or another contract needs the period).
     */
    @Transactional
    public Optional<String> periodFor(Declaration declaration, Instant next) {
        Declaration in = store.of(declaration.contract()).stream()
                .filter(d -> d.kind() == DeclarationKind.IN && d.periodNr() == declaration.periodNr())
                .reduce((first, last) -> last)
                .orElseThrow();
        if (in.state().open()) {
            store.again(declaration.id(), next);
            return Optional.empty();
        }
        boolean needless = in.state() != DeclarationState.ACCEPTED
                || declaration.kind() == DeclarationKind.CANCEL && store.neededByAnother(in);
        if (needless) {
            store.drop(declaration.id(), time.now());
            receipts.add(declaration.id(), time.now(), "not needed", Map.of());
            return Optional.empty();
        }
        return Optional.ofNullable(in.periodId());
    }

    private static String codes(Answer answer) {
        return answer.anomalies().stream()
                .map(a -> (a.code() + " " + a.text()).strip())
                .collect(java.util.stream.Collectors.joining("; "));
    }

    private WorkContract contract(Declaration declaration) {
        return contracts.find(declaration.contract()).orElseThrow();
    }

    private void publish(Declaration declaration, WorkContract contract, DeclarationState state) {
        if (declaration.kind() == DeclarationKind.IN) {
            publish(List.of(contract), state);
        }
    }

    private void publish(List<WorkContract> all, DeclarationState state) {
        events.publishEvent(new DeclarationsAnswered(
                all.stream()
                        .map(contract -> new DeclarationsAnswered.Of(
                                contract.id(), contract.assignment().job()))
                        .toList(),
                state));
    }
}
