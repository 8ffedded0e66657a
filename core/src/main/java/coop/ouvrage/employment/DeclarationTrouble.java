package coop.ouvrage.employment;

import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.spi.Answer;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.web.Words;
import coop.ouvrage.words.Texts;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells holder, worker and duty officer that work is not declared and must not start, with the time left. Each cause is told once. */
@Component
class DeclarationTrouble {

    static final String KIND = "employment.declaration";

    /** The work is declared; what the authority did not take is a change, an end or a cancellation. */
    private static final String CHANGE_KIND = "employment.declaration_change";

    private static final String DUTY_LANGUAGE = "fr";

    private final Worklist worklist;
    private final Messages messages;
    private final Parties parties;
    private final Texts texts;
    private final BusinessTime time;
    private final String dutyAddress;

    DeclarationTrouble(
            Worklist worklist,
            Messages messages,
            Parties parties,
            Texts texts,
            BusinessTime time,
            @Value("${ouvrage.duty.address:}") String dutyAddress) {
        this.worklist = worklist;
        this.messages = messages;
        this.parties = parties;
        this.texts = texts;
        this.time = time;
        this.dutyAddress = dutyAddress;
    }

    enum Cause {
        NOT_REACHED,
        WORKER_UNKNOWN,
        SILENT,
        REFUSED,
        /** The start has come and nothing is accepted. */
        START
    }

    void tell(WorkContract contract, Cause cause, List<Answer.Anomaly> reasons) {
        worklist.open(item(KIND, contract, reasons).with("cause", cause.name()).until(contract.startsAt()));
        String key = "employment.mail." + key(contract, cause);
        String once = "declaration:" + contract.id() + ":" + contract.version() + ":" + cause;
        for (UUID person :
                List.of(contract.assignment().holder(), contract.assignment().worker())) {
            PartyId party = new PartyId(person);
            String language = parties.language(party).getLanguage();
            parties.email(party)
                    .ifPresent(address -> messages.send(Message.to(address, language, key)
                            .with(values(contract, reasons, language))
                            .link("/contracts/" + contract.id())
                            .once(once + ":" + person)));
        }
        if (!dutyAddress.isBlank()) {
            messages.send(Message.to(dutyAddress, DUTY_LANGUAGE, key)
                    .with(values(contract, reasons, DUTY_LANGUAGE))
                    .link("/desk/declarations/" + contract.id())
                    .once(once + ":duty"));
        }
    }

    /** The two sides now say different things: only the officer has something to do, nobody else must stop or start anything. */
    void changeRefused(WorkContract contract, DeclarationKind message, List<Answer.Anomaly> reasons) {
        worklist.open(item(CHANGE_KIND, contract, reasons).with("message", message.name()));
    }

    private static Item item(String kind, WorkContract contract, List<Answer.Anomaly> reasons) {
        return Item.of(
                        Queue.DECLARATION,
                        kind,
                        "contract",
                        contract.id().value(),
                        Role.PAYROLL,
                        "/desk/declarations/" + contract.id())
                .about(contract.assignment().worker())
                .with("function", contract.post().function())
                .with("start", contract.firstDay())
                .with("reasons", codes(reasons));
    }

    private Map<String, Object> values(WorkContract contract, List<Answer.Anomaly> reasons, String language) {
        Words words = new Words(texts, language, time.today());
        return Map.of(
                "function",
                contract.post().function(),
                "day",
                contract.firstDay(),
                "time",
                contract.days().getFirst().day().start(),
                "left",
                words.span(minutesLeft(contract)),
                "reasons",
                AuthorityReasons.of(words, reasons));
    }

    /** Kept with the item, which is read in the language of each reader. */
    private static String codes(List<Answer.Anomaly> reasons) {
        return reasons.stream()
                .map(reason -> reason.code() + " " + reason.text())
                .collect(Collectors.joining("; "));
    }

    /** An answer that comes after the start does not count minutes any more: it says what is due for work that has begun. */
    private String key(WorkContract contract, Cause cause) {
        String key = cause.name().toLowerCase(Locale.ROOT);
        return cause == Cause.REFUSED && !contract.startsAt().isAfter(time.now()) ? key + "_begun" : key;
    }

    /** Whole minutes until the start, zero once it has come. */
    private long minutesLeft(WorkContract contract) {
        return Math.max(0, Duration.between(time.now(), contract.startsAt()).toMinutes());
    }

    void over(Collection<UUID> contracts) {
        worklist.close(KIND, contracts, "accepted");
        worklist.close(CHANGE_KIND, contracts, "accepted");
    }

    void cancelled(ContractId contract) {
        worklist.close(KIND, contract.value(), "cancelled");
    }
}
