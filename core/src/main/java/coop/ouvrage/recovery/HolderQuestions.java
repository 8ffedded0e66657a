package coop.ouvrage.recovery;

import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.transaction.Foreseen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks holders before a hard step against their client: one mail a day for all of it. Who does not answer agrees. */
@Component
class HolderQuestions {

    private final OverdueItems items;
    private final RecoveryLog log;
    private final Parties parties;
    private final Messages messages;

    HolderQuestions(OverdueItems items, RecoveryLog log, Parties parties, Messages messages) {
        this.items = items;
        this.log = log;
        this.parties = parties;
        this.messages = messages;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public int ask(LocalDate day) {
        List<OverdueItems.Question> questions = items.ask(day);
        Map<LocalDate, Map<Integer, List<UUID>>> noted = questions.stream()
                .collect(Collectors.groupingBy(
                        OverdueItems.Question::until,
                        Collectors.groupingBy(
                                OverdueItems.Question::level,
                                Collectors.mapping(OverdueItems.Question::invoice, Collectors.toList()))));
        noted.forEach((until, levels) -> levels.forEach((level, invoices) ->
                log.note(invoices.stream().distinct().toList(), RecoveryEvent.Kind.ASKED, level, until, "")));
        Foreseen.expect(
                Foreseen.Kind.PERSON,
                questions.stream().map(OverdueItems.Question::holder).toList());
        List<Message> mails = new ArrayList<>();
        questions.stream()
                .collect(Collectors.groupingBy(OverdueItems.Question::holder))
                .forEach((holder, asked) -> mail(holder, asked, mails));
        messages.send(mails);
        return questions.size();
    }

    private void mail(UUID holder, List<OverdueItems.Question> asked, List<Message> mails) {
        PartyId party = new PartyId(holder);
        OverdueItems.Question first = asked.getFirst();
        parties.email(party)
                .ifPresent(address ->
                        mails.add(Message.to(address, parties.language(party).getLanguage(), "recovery.mail.asked")
                                .with(Map.of(
                                        "number", numbers(asked),
                                        "client", first.client(),
                                        "left",
                                                coop.ouvrage.money.Money.sum(asked.stream()
                                                        .map(OverdueItems.Question::left)
                                                        .toList()),
                                        "until", first.until()))
                                .link("/recovery/questions")
                                .once("recovery-asked:" + holder + ":" + first.level() + ":" + first.invoice())));
    }

    private static String numbers(List<OverdueItems.Question> asked) {
        return asked.stream().map(OverdueItems.Question::number).distinct().collect(Collectors.joining(", "));
    }
}
