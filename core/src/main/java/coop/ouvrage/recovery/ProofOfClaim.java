package coop.ouvrage.recovery;

import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientBankrupt;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The claim that is filed with the receiver of a bankrupt client, for all units together: each invoice, what was lost of it, and the
 * VAT in it that is recovered from the State (VAT code art. 77 § 1, 7°) and due again if a dividend comes.
 */
@Component
public class ProofOfClaim {

    private static final String FILE = "recovery_claim";

    private final OpenItems items;
    private final Clients clients;
    private final LegalEntities entities;
    private final ReminderWords words;
    private final Worklist worklist;
    private final Policies policies;
    private final Texts texts;
    private final BusinessTime time;

    ProofOfClaim(
            OpenItems items,
            Clients clients,
            LegalEntities entities,
            ReminderWords words,
            Worklist worklist,
            Policies policies,
            Texts texts,
            BusinessTime time) {
        this.items = items;
        this.clients = clients;
        this.entities = entities;
        this.words = words;
        this.worklist = worklist;
        this.policies = policies;
        this.texts = texts;
        this.time = time;
    }

    /** Somebody files it in the solvency register within the days of the policy. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void failed(ClientBankrupt event) {
        UUID client = event.client().value();
        LocalDate until = time.today().plusDays(policies.number("recovery.claim_days", time.today()));
        worklist.open(Item.of(Queue.RECOVERY, FILE, "client", client, Role.FINANCE, "/desk/recovery/clients/" + client)
                .about(client)
                .until(until.atTime(LocalTime.of(17, 0))
                        .atZone(BusinessTime.ZONE)
                        .toInstant()));
    }

    /** The claim as PDF, in the language of the client; the caller has asked for its permission. */
    @Transactional(readOnly = true)
    public byte[] pdf(UUID clientId) {
        Client client = clients.get(clientId);
        List<OpenItem> lost = items.of(clientId).stream()
                .filter(item -> item.lost().isPositive() || item.isOpen())
                .toList();
        String language = client.language().getLanguage();
        Formats formats = Formats.of(language);
        LegalEntity entity = entities.get(
                lost.isEmpty()
                        ? entities.all().getFirst().code()
                        : lost.getFirst().entity());
        Money claimed = Money.sum(lost.stream().map(ProofOfClaim::claimed).toList());
        Money vat = Money.sum(lost.stream().map(this::vat).toList());
        return ClientLetterPaper.print(new ClientLetter(
                language,
                texts.get(language, "recovery.claim.title", Map.of("total", claimed)),
                formats.day(time.today()),
                entity.name(),
                ReminderWords.sender(entity),
                words.addressee(clientId, client.name()),
                List.of(texts.get(
                        language,
                        "recovery.claim.text",
                        Map.of(
                                "client",
                                client.name(),
                                "day",
                                client.bankruptOn() == null ? "" : client.bankruptOn()))),
                List.of("invoice", "due", "left", "vat").stream()
                        .map(column -> texts.get(language, "recovery.letter." + column))
                        .toList(),
                2,
                lost.stream()
                        .map(item -> List.of(
                                item.number(),
                                formats.date(item.dueOn()),
                                formats.money(claimed(item)),
                                formats.money(vat(item))))
                        .toList(),
                List.of(
                        new ClientLetter.Sum(texts.get(language, "recovery.letter.vat"), formats.money(vat)),
                        new ClientLetter.Sum(texts.get(language, "recovery.letter.total"), formats.money(claimed))),
                List.of(texts.get(language, "recovery.claim.vat")),
                entity.name() + " · " + entity.enterpriseNumber()));
    }

    /** What is still claimed: open, or lost and not come in since. */
    private static Money claimed(OpenItem item) {
        return item.left().plus(item.lost()).minus(item.recovered());
    }

    /** Of what was lost and not recovered, the VAT. */
    private Money vat(OpenItem item) {
        return items.settlements(item.invoice()).stream()
                .filter(settlement -> settlement.undoneOn() == null)
                .flatMap(settlement -> settlement.parts().stream().map(part -> switch (settlement.kind()) {
                    case LOSS -> part.gross().minus(part.net());
                    case RECOVERY -> part.net().minus(part.gross());
                    default -> Money.ZERO;
                }))
                .reduce(Money.ZERO, Money::plus);
    }
}
