package coop.ouvrage.recovery;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.PayerReference;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a reminder says, in the language of the client. To consumers it says what the law asks for: balance, creditor with its
 * number, what was due when, the 14 days, and what may be added after them.
 */
@Component
class ReminderWords {

    private static final int MOST_TEXTS = 3;

    private final Texts texts;
    private final LegalEntities entities;
    private final BankAccounts accounts;
    private final Clients clients;

    ReminderWords(Texts texts, LegalEntities entities, BankAccounts accounts, Clients clients) {
        this.texts = texts;
        this.entities = entities;
        this.accounts = accounts;
        this.clients = clients;
    }

    Message mail(List<Charged> group, LocalDate day, @Nullable String link) {
        Overdue first = group.getFirst().item();
        Message message = Message.to(
                        java.util.Objects.requireNonNull(first.email()),
                        first.language(),
                        "recovery.mail." + tone(first))
                .with(Map.of(
                        "client", first.clientName(),
                        "total", total(group),
                        "entity", entities.get(first.entity()).name(),
                        "list", list(group),
                        "pay", pay(first.entity(), first.language()),
                        "law", law(group)))
                .once(key(first.client(), first.entity(), first.level(), first.invoice()));
        return link == null ? message : message.link(link);
    }

    /** What the mail of a reminder is sent once for: its client, its level and its first invoice. */
    static String key(UUID client, String entity, int level, UUID invoice) {
        return "reminder:" + client + ":" + entity + ":" + level + ":" + invoice;
    }

    private static int tone(Overdue item) {
        return Math.min(item.level(), MOST_TEXTS);
    }

    private static Money total(List<Charged> group) {
        return Money.sum(group.stream().map(Charged::total).toList());
    }

    private String list(List<Charged> group) {
        Formats formats = Formats.of(group.getFirst().item().language());
        return group.stream()
                .map(charged -> text(
                        charged.item(),
                        "recovery.mail.line",
                        Map.of(
                                "number", charged.item().number(),
                                "issued", formats.date(charged.item().issuedOn()),
                                "due", formats.date(charged.item().dueOn()),
                                "left", charged.item().written(),
                                "reference", reference(charged.item()))))
                .collect(Collectors.joining("\n"));
    }

    /** As on the invoice; its number where it has none. */
    private static String reference(Overdue item) {
        String digits = item.reference();
        return digits == null ? item.number() : new PayerReference(digits, item.abroad()).display();
    }

    /** Where to pay; empty for an entity without account. */
    String pay(String entity, String language) {
        return accounts.receiving(entity)
                .map(iban -> texts.get(language, "recovery.mail.pay", Map.of("iban", iban.grouped())))
                .orElse("");
    }

    /** What the law says for this kind of debtor at this level, with the creditor's number. */
    private String law(List<Charged> group) {
        Overdue first = group.getFirst().item();
        LegalEntity entity = entities.get(first.entity());
        Money interest = Money.sum(group.stream().map(Charged::interest).toList());
        Money lump = Money.sum(group.stream().map(Charged::lump).toList());
        String when = first.charges() ? "claimed" : first.level() == 1 ? "first" : "later";
        return text(
                first,
                "recovery.law." + first.debtor() + "." + when,
                Map.of(
                        "entity",
                        entity.name(),
                        "enterprise",
                        entity.enterpriseNumber(),
                        "interest",
                        interest,
                        "lump",
                        lump));
    }

    private String text(Overdue item, String key, Map<String, ?> values) {
        return texts.get(item.language(), key, values);
    }

    ClientLetter letter(List<Charged> group, LocalDate day) {
        Overdue first = group.getFirst().item();
        String language = first.language();
        LegalEntity entity = entities.get(first.entity());
        Formats formats = Formats.of(language);
        return new ClientLetter(
                language,
                texts.get(language, "recovery.letter.title." + tone(first), Map.of("total", total(group))),
                formats.day(day),
                entity.name(),
                sender(entity),
                addressee(first.client(), first.clientName()),
                List.of(text(first, "recovery.letter.text." + tone(first), Map.of("client", first.clientName()))),
                columns(language),
                2,
                group.stream().map(charged -> row(charged, formats)).toList(),
                sums(group, formats),
                notes(group),
                entity.name() + " · " + entity.enterpriseNumber());
    }

    private List<String> columns(String language) {
        return List.of("invoice", "due", "reference", "left", "added").stream()
                .map(column -> texts.get(language, "recovery.letter." + column))
                .toList();
    }

    private static List<String> row(Charged charged, Formats formats) {
        return List.of(
                charged.item().number(),
                formats.date(charged.item().dueOn()),
                reference(charged.item()),
                charged.item().written(),
                formats.money(charged.interest().plus(charged.lump())));
    }

    private List<ClientLetter.Sum> sums(List<Charged> group, Formats formats) {
        String language = group.getFirst().item().language();
        List<ClientLetter.Sum> sums = new ArrayList<>();
        Money interest = Money.sum(group.stream().map(Charged::interest).toList());
        Money lump = Money.sum(group.stream().map(Charged::lump).toList());
        if (interest.isPositive()) {
            sums.add(new ClientLetter.Sum(texts.get(language, "recovery.letter.interest"), formats.money(interest)));
        }
        if (lump.isPositive()) {
            sums.add(new ClientLetter.Sum(texts.get(language, "recovery.letter.lump"), formats.money(lump)));
        }
        sums.add(new ClientLetter.Sum(texts.get(language, "recovery.letter.total"), formats.money(total(group))));
        return sums;
    }

    private List<String> notes(List<Charged> group) {
        Overdue first = group.getFirst().item();
        return List.of(pay(first.entity(), first.language()), law(group)).stream()
                .filter(note -> !note.isEmpty())
                .toList();
    }

    static List<String> sender(LegalEntity entity) {
        LegalEntity.Address seat = entity.address();
        return List.of(seat.street() + " " + seat.houseNumber(), seat.postalCode() + " " + seat.city(), entity.email());
    }

    /** The lines of the envelope. */
    List<String> addressee(UUID client, String name) {
        List<String> lines = new ArrayList<>(List.of(name));
        PostalAddress address = clients.find(client).map(Client::address).orElse(null);
        if (address != null) {
            lines.add(address.streetLine());
            lines.add(address.cityLine());
        }
        return lines;
    }
}
