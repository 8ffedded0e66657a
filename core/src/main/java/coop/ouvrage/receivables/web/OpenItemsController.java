package coop.ouvrage.receivables.web;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.receivables.ClientCredit;
import coop.ouvrage.receivables.ClientCredits;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Open items by age, the statement of a client, and refunds, for finance. */
@Controller
class OpenItemsController {

    private static final int SHOWN = 200;

    private final OpenItems items;
    private final ClientCredits credits;
    private final LegalEntities entities;
    private final Parties parties;

    OpenItemsController(OpenItems items, ClientCredits credits, LegalEntities entities, Parties parties) {
        this.items = items;
        this.credits = credits;
        this.entities = entities;
        this.parties = parties;
    }

    @GetMapping("/desk/open-items")
    String open(Words words, Model model) {
        List<OpenItemsPage.Books> books =
                entities.all().stream().map(this::books).toList();
        List<UUID> clients = books.stream()
                .flatMap(each -> Stream.concat(
                        each.items().stream().map(OpenItem::client),
                        each.credits().stream().map(ClientCredit::client)))
                .distinct()
                .toList();
        model.addAttribute("open", new OpenItemsPage(books, parties.names(clients), words.today()));
        return "receivables/open_items";
    }

    private OpenItemsPage.Books books(LegalEntity entity) {
        return new OpenItemsPage.Books(
                entity.code(),
                entity.name(),
                items.aged(entity.code()),
                items.open(entity.code(), null, SHOWN),
                credits.open(entity.code()));
    }

    @GetMapping("/desk/open-items/clients/{client}")
    String client(@PathVariable UUID client, Words words, Model model) {
        model.addAttribute(
                "statement",
                new ClientStatement(client, parties.name(client), items.of(client), credits.of(client), words.today()));
        return "receivables/client";
    }

    @PostMapping("/desk/open-items/credits/{credit}/refund")
    String refund(@PathVariable UUID credit) {
        BatchId batch = credits.refund(credit).orThrow();
        return Toast.redirect("/desk/batches/" + batch, "refund_made");
    }
}
