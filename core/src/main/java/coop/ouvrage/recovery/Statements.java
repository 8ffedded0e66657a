package coop.ouvrage.recovery;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.recovery.spi.ClientLinks;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The statement of a client: every invoice and what became of it, with the sum that is open; of all entities together. */
@Service
public class Statements {

    private static final int MOST_AT_ONCE = 5_000;

    private static final int MOST_ROWS = 50_000;

    private final OpenItems items;
    private final Clients clients;
    private final LegalEntities entities;
    private final ReminderWords words;
    private final ObjectProvider<ClientLinks> links;
    private final Messages messages;
    private final Texts texts;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    Statements(
            OpenItems items,
            Clients clients,
            LegalEntities entities,
            ReminderWords words,
            ObjectProvider<ClientLinks> links,
            Messages messages,
            Texts texts,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.items = items;
        this.clients = clients;
        this.entities = entities;
        this.words = words;
        this.links = links;
        this.messages = messages;
        this.texts = texts;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /** As PDF of today, in the language of the client. The reader may read open items, or is the client itself. */
    @Transactional(readOnly = true)
    public byte[] pdf(UUID clientId) {
        Client client = clients.get(clientId);
        List<OpenItem> all = items.of(clientId);
        String language = client.language().getLanguage();
        Formats formats = Formats.of(language);
        LegalEntity entity = entities.get(
                all.isEmpty()
                        ? entities.all().getFirst().code()
                        : all.getFirst().entity());
        Money left = left(all);
        return ClientLetterPaper.print(new ClientLetter(
                language,
                texts.get(language, "recovery.statement.title", Map.of("left", left)),
                formats.day(time.today()),
                entity.name(),
                ReminderWords.sender(entity),
                words.addressee(clientId, client.name()),
                List.of(texts.get(language, "recovery.statement.text", Map.of("day", time.today()))),
                columns(language),
                5,
                all.stream().map(item -> row(item, formats)).toList(),
                List.of(new ClientLetter.Sum(texts.get(language, "recovery.letter.total"), formats.money(left))),
                notes(all, client),
                entity.name() + " · " + entity.enterpriseNumber()));
    }

    private static Money left(List<OpenItem> all) {
        return Money.sum(all.stream().map(Statements::owed).toList());
    }

    private static Money owed(OpenItem item) {
        return item.left().plus(item.charged());
    }

    /** What to pay an item with; nothing where nothing is to be paid. */
    private static String reference(OpenItem item, Client client) {
        if (!owed(item).isPositive()) {
            return "";
        }
        String digits = item.reference();
        return digits == null ? item.number() : client.reference(digits).display();
    }

    /** Where to pay each entity, and with which reference each invoice. */
    private List<String> notes(List<OpenItem> all, Client client) {
        Map<String, List<OpenItem>> open = all.stream()
                .filter(item -> owed(item).isPositive())
                .collect(Collectors.groupingBy(OpenItem::entity, LinkedHashMap::new, Collectors.toList()));
        List<String> notes = new ArrayList<>();
        open.forEach((entity, items) -> {
            notes.add(words.pay(entity, client.language().getLanguage()));
            notes.add(items.stream()
                    .map(item -> item.number() + ": " + reference(item, client))
                    .collect(Collectors.joining(" · ")));
        });
        return notes.stream().filter(note -> !note.isEmpty()).toList();
    }

    private List<String> columns(String language) {
        return Stream.of("invoice", "issued", "due", "amount", "paid", "credited", "added", "left")
                .map(column -> texts.get(language, "recovery.letter." + column))
                .toList();
    }

    private static List<String> row(OpenItem item, Formats formats) {
        return List.of(
                item.number(),
                formats.date(item.issuedOn()),
                formats.date(item.dueOn()),
                item.foreign() == null
                        ? formats.money(item.total())
                        : formats.number(item.foreign().total()) + " "
                                + item.foreign().currency() + " = " + formats.money(item.total()),
                formats.money(item.paid()),
                formats.money(item.credited()),
                formats.money(item.charged()),
                formats.money(item.left()));
    }

    /** As a table to take away; its references without the signs that a spreadsheet takes for a formula. */
    @Transactional(readOnly = true)
    public Sheet sheet(UUID clientId, String language) {
        Client client = clients.get(clientId);
        List<List<@Nullable Object>> rows = items.of(clientId, null, MOST_ROWS).stream()
                .map(item -> Arrays.<@Nullable Object>asList(
                        item.number(),
                        item.issuedOn(),
                        item.dueOn(),
                        item.total(),
                        item.paid(),
                        item.credited(),
                        item.charged(),
                        item.left(),
                        item.foreign() == null ? "EUR" : item.foreign().currency(),
                        item.foreign() == null ? item.total() : item.foreign().total(),
                        reference(item, client).replace("+", "")))
                .toList();
        List<String> columns = new ArrayList<>(columns(language));
        columns.add(texts.get(language, "recovery.letter.currency"));
        columns.add(texts.get(language, "recovery.letter.in_currency"));
        columns.add(texts.get(language, "recovery.letter.reference"));
        return new Sheet("statement", columns, rows);
    }

    /**
     * Mails clients the link to their statement, each once a day.
     *
     * @return how many; refused for more than can be looked at
     */
    @Transactional
    public Outcome<Integer> mail(Collection<UUID> ids) {
        permissions.require(Permission.BANK_MATCH);
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            return Outcome.refused(Refusal.of("recovery.statement_clients", "most", MOST_AT_ONCE));
        }
        ClientLinks opener = links.getIfAvailable();
        List<UUID> reachable = ids.stream()
                .distinct()
                .filter(id -> clients.get(id).email() != null)
                .toList();
        Map<UUID, String> paths = opener == null || reachable.isEmpty() ? Map.of() : opener.open(reachable);
        LocalDate today = time.today();
        messages.send(reachable.stream().map(id -> mail(id, paths, today)).toList());
        audit.changed("recovery.statements_mailed", "client", today, Map.of("count", reachable.size()));
        return Outcome.done(reachable.size());
    }

    private Message mail(UUID id, Map<UUID, String> paths, LocalDate today) {
        Client client = clients.get(id);
        Message message = Message.to(
                        java.util.Objects.requireNonNull(client.email()),
                        client.language().getLanguage(),
                        "recovery.mail.statement")
                .with(Map.of("client", client.name(), "left", left(items.of(id)), "day", today))
                .once("statement:" + id + ":" + today);
        String path = paths.get(id);
        return path == null ? message : message.link(path);
    }
}
