package coop.ouvrage.employment;

import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.words.Texts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Mails about contracts, each in the language of who gets it. */
@Component
class ContractMail {

    private final Messages messages;
    private final Parties parties;
    private final Texts texts;

    ContractMail(Messages messages, Parties parties, Texts texts) {
        this.messages = messages;
        this.parties = parties;
        this.texts = texts;
    }

    void askWorker(WorkContract contract) {
        send(contract, contract.assignment().worker(), "sign", Map.of(), "/contracts/" + contract.id() + "/sign");
    }

    void code(WorkContract contract, String address, String code) {
        String language = language(contract.assignment().worker());
        messages.send(Message.to(address, language, "employment.mail.code")
                .with(values(contract))
                .oneTimeCode(code));
    }

    /** The worker has signed, the entity cannot yet: the holder reads why. */
    void waits(WorkContract contract, List<Refusal> refusals) {
        UUID holder = contract.assignment().holder();
        Refusal first = refusals.getFirst();
        String reason = texts.get(language(holder), first.messageKey(), first.arguments());
        send(contract, holder, "waits", Map.of("reason", reason), page(contract));
    }

    void signed(WorkContract contract) {
        send(contract, contract.assignment().worker(), "signed", Map.of(), page(contract));
    }

    void amended(WorkContract contract) {
        send(contract, contract.assignment().worker(), "amended", Map.of(), page(contract));
    }

    void amendmentProposed(WorkContract contract) {
        send(contract, contract.assignment().worker(), "amendment", Map.of(), page(contract));
    }

    /** What the holder has proposed holds. */
    void amendmentAgreed(WorkContract now) {
        send(now, now.assignment().holder(), "amendment_agreed", Map.of(), page(now));
    }

    void amendmentDeclined(WorkContract contract) {
        send(contract, contract.assignment().holder(), "amendment_declined", Map.of(), page(contract));
    }

    void endingProposed(WorkContract contract, LocalDate lastDay) {
        send(contract, contract.assignment().worker(), "ending", Map.of("end", lastDay), page(contract));
    }

    void endingDeclined(WorkContract contract) {
        send(contract, contract.assignment().holder(), "ending_declined", Map.of(), page(contract));
    }

    /** It ends earlier: told to both. */
    void ended(WorkContract contract) {
        Map<String, Object> end = Map.of("end", contract.lastDay(), "gross", contract.gross());
        java.util.stream.Stream.of(
                        contract.assignment().worker(), contract.assignment().holder())
                .distinct()
                .forEach(party -> send(contract, party, "ended", end, page(contract)));
    }

    void cancelled(WorkContract contract, String reason) {
        if (contract.state() != ContractState.DRAFT) {
            send(contract, contract.assignment().worker(), "cancelled", Map.of("reason", reason), page(contract));
        }
    }

    /** The work is over: were the hours as agreed? */
    void askHours(WorkContract contract, LocalDate answerBy) {
        send(contract, contract.assignment().worker(), "hours", Map.of("by", answerBy), page(contract) + "/days");
    }

    /** Hours other than agreed go to the side that did not write them. */
    void hoursDiffer(WorkContract contract, UUID by) {
        Assignment assignment = contract.assignment();
        UUID other = by.equals(assignment.worker()) ? assignment.holder() : assignment.worker();
        if (!other.equals(by)) {
            send(contract, other, "hours_differ", Map.of("hours", contract.hours()), page(contract));
        }
    }

    /** Other hours or pay are proposed to the worker of a lasting contract. */
    void rider(LongContract contract) {
        send(contract, contract.worker(), "rider", Map.of());
    }

    /** Somebody else has recorded days off, or taken them back. Why somebody is absent stands on the page, behind the log-in, only. */
    void absence(LongContract contract, LongAbsence absence, boolean recorded) {
        send(
                contract,
                contract.worker(),
                recorded ? "absence" : "absence_withdrawn",
                Map.of("from", absence.firstDay(), "until", absence.lastDay()));
    }

    /** The worker is asked to let a lasting contract end. */
    void longEndProposed(LongContract contract, LocalDate lastDay) {
        send(contract, contract.worker(), "ending", Map.of("day", contract.startsOn(), "end", lastDay));
    }

    /** The worker did not agree: told to the holder of the unit. */
    void longEndDeclined(LongContract contract) {
        send(contract, contract.holder(), "ending_declined", Map.of("day", contract.startsOn()));
    }

    /** A lasting contract ends: told to both. */
    void longEnds(LongContract contract) {
        Map<String, Object> end = Map.of("end", java.util.Objects.requireNonNull(contract.endsOn()));
        java.util.stream.Stream.of(contract.worker(), contract.holder())
                .distinct()
                .forEach(party -> send(contract, party, "long_ends", end));
    }

    private void send(LongContract contract, UUID to, String key, Map<String, ?> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("function", contract.post().function());
        parties.email(new PartyId(to))
                .ifPresent(address -> messages.send(Message.to(address, language(to), "employment.mail." + key)
                        .with(values)
                        .link("/long-contracts/" + contract.id())));
    }

    private void send(WorkContract contract, UUID to, String key, Map<String, ?> more, String link) {
        Map<String, Object> values = new HashMap<>(values(contract));
        values.putAll(more);
        parties.email(new PartyId(to))
                .ifPresent(address -> messages.send(Message.to(address, language(to), "employment.mail." + key)
                        .with(values)
                        .link(link)));
    }

    private static Map<String, Object> values(WorkContract contract) {
        return Map.of("function", contract.post().function(), "day", contract.firstDay());
    }

    private static String page(WorkContract contract) {
        return "/contracts/" + contract.id();
    }

    private String language(UUID party) {
        return parties.language(new PartyId(party)).getLanguage();
    }
}
