package coop.ouvrage.recovery;

import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.documents.DocumentId;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.recovery.spi.ClientLinks;
import coop.ouvrage.recovery.spi.LatePaymentLaw;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends what is due by the plan, a heap of invoices at a time: reminder, claim, letter, log and mail in one transaction, so that a
 * heap that was cut off is done again and one that was done is not.
 */
@Component
class Reminders {

    private final ReminderStore store;
    private final LegalCharges charges;
    private final LatePaymentLaw law;
    private final ReminderWords words;
    private final ClientLetterPaper letters;
    private final RecoveryLog log;
    private final ObjectProvider<ClientLinks> links;
    private final Messages messages;
    private final Worklist worklist;

    Reminders(
            ReminderStore store,
            LegalCharges charges,
            LatePaymentLaw law,
            ReminderWords words,
            ClientLetterPaper letters,
            RecoveryLog log,
            ObjectProvider<ClientLinks> links,
            Messages messages,
            Worklist worklist) {
        this.store = store;
        this.charges = charges;
        this.law = law;
        this.words = words;
        this.letters = letters;
        this.log = log;
        this.links = links;
        this.messages = messages;
        this.worklist = worklist;
    }

    /** Does the steps that are due on these; answers those on which the law leaves something open, so that nothing was done. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<UUID> send(List<Overdue> due, LocalDate day) {
        Map<UUID, Outcome<Charged>> asked = charges.of(due, day);
        Map<Overdue.Group, List<Charged>> groups = new LinkedHashMap<>();
        Set<UUID> refused = new java.util.HashSet<>();
        for (Overdue item : due) {
            switch (java.util.Objects.requireNonNull(asked.get(item.invoice()))) {
                case Outcome.Done<Charged>(Charged charged) ->
                    groups.computeIfAbsent(item.group(), g -> new ArrayList<>()).add(charged);
                case Outcome.Refused<Charged>(List<Refusal> refusals) -> {
                    refused.add(item.invoice());
                    refusals.forEach(this::missing);
                }
            }
        }
        if (!groups.isEmpty()) {
            keep(List.copyOf(groups.values()), day);
        }
        return refused;
    }

    /** Somebody records the rate from its source; until then nothing is claimed. */
    private void missing(Refusal refusal) {
        Object from = refusal.arguments().getOrDefault("from", "");
        worklist.open(Item.of(
                        Queue.RECOVERY,
                        "recovery_rate_missing",
                        "legislation",
                        UUID.nameUUIDFromBytes(("late-rate:" + from).getBytes(StandardCharsets.UTF_8)),
                        Role.FINANCE,
                        "/desk/legislation")
                .with("from", from));
    }

    private void keep(List<List<Charged>> groups, LocalDate day) {
        List<UUID> clients =
                groups.stream().map(group -> group.getFirst().item().client()).toList();
        Foreseen.expect(Foreseen.Kind.CLIENT, clients);
        Foreseen.expect(Foreseen.Kind.PERSON, clients);
        Map<List<Charged>, UUID> ids = new LinkedHashMap<>();
        groups.forEach(group -> ids.put(group, TimeOrderedId.next()));
        Map<UUID, DocumentId> documents = letters.keep(letters(ids, day));
        List<Reminder> all = new ArrayList<>();
        ids.forEach((group, id) -> all.add(reminder(id, group, day, documents.get(id))));
        store.keep(all, this::chargesFrom);
        charges.claim(groups.stream().flatMap(List::stream).toList());
        mail(ids, day);
        log(all);
        handOver(all, day);
    }

    private Map<UUID, ClientLetter> letters(Map<List<Charged>, UUID> ids, LocalDate day) {
        Map<UUID, ClientLetter> made = new LinkedHashMap<>();
        ids.forEach((group, id) -> {
            Overdue first = group.getFirst().item();
            if (first.channel() != ReminderStep.Channel.LAWYER && first.byPost()) {
                made.put(id, words.letter(group, day));
            }
        });
        return made;
    }

    private static Reminder reminder(UUID id, List<Charged> group, LocalDate day, @Nullable DocumentId document) {
        Overdue first = group.getFirst().item();
        return new Reminder(
                id,
                first.client(),
                first.entity(),
                first.debtor(),
                first.level(),
                first.channel() == ReminderStep.Channel.MAIL && first.byPost()
                        ? ReminderStep.Channel.LETTER
                        : first.channel(),
                first.language(),
                day,
                first.channel() != ReminderStep.Channel.LAWYER && first.email() != null,
                document == null ? null : document.value(),
                group.stream()
                        .map(charged -> new Reminder.Line(
                                charged.item().invoice(), charged.item().left(), charged.interest(), charged.lump()))
                        .toList());
    }

    /** Consumers: from when on something may be added, by the way their reminder took. */
    private @Nullable LocalDate chargesFrom(Reminder reminder) {
        return reminder.debtor() == DebtorKind.CONSUMER
                ? law.consumerChargesFrom(reminder.sentOn(), !reminder.mailed())
                : null;
    }

    private void mail(Map<List<Charged>, UUID> ids, LocalDate day) {
        List<List<Charged>> mailed = ids.keySet().stream()
                .filter(group -> group.getFirst().item().email() != null
                        && group.getFirst().item().channel() != ReminderStep.Channel.LAWYER)
                .toList();
        Collection<UUID> clients = mailed.stream()
                .map(group -> group.getFirst().item().client())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        ClientLinks opener = links.getIfAvailable();
        Map<UUID, String> paths = opener == null || clients.isEmpty() ? Map.of() : opener.open(clients);
        List<Message> all = mailed.stream()
                .map(group ->
                        words.mail(group, day, paths.get(group.getFirst().item().client())))
                .toList();
        messages.send(all);
    }

    private void log(List<Reminder> all) {
        Map<Boolean, List<Reminder>> byKind =
                all.stream().collect(Collectors.partitioningBy(r -> r.channel() == ReminderStep.Channel.LAWYER));
        if (!byKind.getOrDefault(true, List.of()).isEmpty()) {
            log.reminded(byKind.getOrDefault(true, List.of()), RecoveryEvent.Kind.HANDED_OVER);
        }
        if (!byKind.getOrDefault(false, List.of()).isEmpty()) {
            log.reminded(byKind.getOrDefault(false, List.of()), RecoveryEvent.Kind.REMINDED);
        }
    }

    /** What a person does: post the letters of the day, hand files to the lawyer. */
    private void handOver(List<Reminder> all, LocalDate day) {
        if (all.stream().anyMatch(reminder -> reminder.document() != null)) {
            worklist.open(Item.of(
                            Queue.RECOVERY,
                            "recovery_letters",
                            "day",
                            UUID.nameUUIDFromBytes(("letters:" + day).getBytes(StandardCharsets.UTF_8)),
                            Role.FINANCE,
                            "/desk/reminders?filter=" + day)
                    .with("day", day));
        }
        for (Reminder reminder : all) {
            if (reminder.channel() == ReminderStep.Channel.LAWYER) {
                worklist.open(Item.of(
                                Queue.RECOVERY,
                                LawyerFiles.KIND,
                                "client",
                                reminder.client(),
                                Role.FINANCE,
                                "/desk/recovery/clients/" + reminder.client())
                        .about(reminder.client())
                        .with("amount", reminder.total()));
            }
        }
    }
}
