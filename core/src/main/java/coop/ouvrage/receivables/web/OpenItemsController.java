package coop.ouvrage.receivables.web;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.receivables.ClientCredit;
import coop.ouvrage.receivables.ClientCredits;
import coop.ouvrage.receivables.ItemListing;
import coop.ouvrage.receivables.ItemQuery;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Open items by age and as a list, the statement of a client, and refunds, for finance. */
@Controller
class OpenItemsController {

    private final OpenItems items;
    private final ItemListing listing;
    private final ClientCredits credits;
    private final LegalEntities entities;
    private final Parties parties;

    OpenItemsController(
            OpenItems items, ItemListing listing, ClientCredits credits, LegalEntities entities, Parties parties) {
        this.items = items;
        this.listing = listing;
        this.credits = credits;
        this.entities = entities;
        this.parties = parties;
    }

    @GetMapping("/desk/open-items")
    String open(ListQuery query, Model model) {
        List<OpenItemsPage.Books> books =
                entities.all().stream().map(this::books).toList();
        List<UUID> clients = books.stream()
                .flatMap(each -> each.credits().stream().map(ClientCredit::client))
                .distinct()
                .toList();
        ItemQuery.Found found = listing.rows(wanted(query));
        model.addAttribute(
                "open",
                new OpenItemsPage(
                        books, parties.names(clients), new Slice<>(found.rows(), query, found.total()), found.left()));
        return "receivables/open_items";
    }

    private OpenItemsPage.Books books(LegalEntity entity) {
        return new OpenItemsPage.Books(
                entity.code(), entity.name(), items.aged(entity.code()), credits.open(entity.code()));
    }

    private static ItemQuery wanted(ListQuery query) {
        return new ItemQuery(
                query.search(), query.filter(), query.sort(), query.descending(), query.offset(), ListQuery.SIZE);
    }

    @GetMapping(value = "/desk/open-items", params = "format")
    ResponseEntity<byte[]> export(ListQuery query, @RequestParam String format, Words words) {
        List<String> columns = Stream.of(
                        "entity",
                        "invoice",
                        "client",
                        "reference",
                        "issued",
                        "due",
                        "days_late",
                        "total",
                        "paid",
                        "left",
                        "charged",
                        "currency",
                        "in_currency")
                .map(name -> words.t("receivables." + name))
                .toList();
        List<List<@Nullable Object>> rows = listing.rows(wanted(query).whole()).rows().stream()
                .map(OpenItemsController::cells)
                .toList();
        return Export.as(format, new Sheet(words.t("receivables.title"), columns, rows));
    }

    private static List<@Nullable Object> cells(ItemQuery.Row row) {
        return Arrays.asList(
                row.entity(),
                row.number(),
                row.clientName(),
                row.reference(),
                row.issuedOn(),
                row.dueOn(),
                row.late(),
                row.total(),
                row.paid(),
                row.left(),
                row.charged(),
                row.foreign() == null ? "EUR" : row.foreign().currency(),
                row.foreign() == null ? row.total() : row.foreign().total());
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
