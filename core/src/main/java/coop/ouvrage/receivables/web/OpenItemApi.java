package coop.ouvrage.receivables.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.ClientCredit;
import coop.ouvrage.receivables.ClientCredits;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.receivables.Settlement;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What clients owe, and what is owed to them, for programs. */
@RestController
@RequestMapping("/api/v1/open-items")
class OpenItemApi {

    private final OpenItems items;
    private final ClientCredits credits;
    private final LegalEntities entities;
    private final Permissions permissions;

    OpenItemApi(OpenItems items, ClientCredits credits, LegalEntities entities, Permissions permissions) {
        this.items = items;
        this.credits = credits;
        this.entities = entities;
        this.permissions = permissions;
    }

    record ItemJson(
            UUID invoice,
            String entity,
            UUID client,
            String number,
            String state,
            LocalDate issuedOn,
            LocalDate dueOn,
            Money total,
            Money paid,
            Money credited,
            Money lost,
            Money left) {

        static ItemJson of(OpenItem item) {
            return new ItemJson(
                    item.invoice(),
                    item.entity(),
                    item.client(),
                    item.number(),
                    item.state().name(),
                    item.issuedOn(),
                    item.dueOn(),
                    item.total(),
                    item.paid(),
                    item.credited(),
                    item.lost(),
                    item.left());
        }
    }

    /** A payment, credit note, loss or recovery on an invoice. */
    record SettlementJson(
            UUID id,
            String kind,
            Money amount,
            LocalDate on,
            @Nullable UUID entry,
            @Nullable LocalDate undoneOn) {

        static SettlementJson of(Settlement settlement) {
            return new SettlementJson(
                    settlement.id(),
                    settlement.kind().name(),
                    settlement.amount(),
                    settlement.on(),
                    settlement.entry() == null ? null : settlement.entry().value(),
                    settlement.undoneOn());
        }
    }

    /** Money that belongs to a client. */
    record CreditJson(UUID id, String entity, UUID client, Money amount, String cause, String state, LocalDate madeOn) {

        static CreditJson of(ClientCredit credit) {
            return new CreditJson(
                    credit.id(),
                    credit.entity(),
                    credit.client(),
                    credit.amount(),
                    credit.cause().name(),
                    credit.state().name(),
                    credit.madeOn());
        }
    }

    /** @param batch that pays it back when another person has released it */
    record RefundJson(UUID batch) {}

    /** Open items of an entity, the longest due first. */
    @GetMapping
    CursorPage<ItemJson> open(
            @RequestParam String entity,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        UUID after = CursorPage.id(cursor).orElse(null);
        List<ItemJson> found = items.open(known(entity), after, size + 1).stream()
                .map(ItemJson::of)
                .toList();
        return CursorPage.of(found, size, item -> item.invoice().toString());
    }

    /** How an invoice stands, for who may read it. */
    @GetMapping("/{invoice}")
    ItemJson item(@PathVariable UUID invoice) {
        return ItemJson.of(readable(invoice));
    }

    @GetMapping("/{invoice}/settlements")
    CursorPage<SettlementJson> settlements(
            @PathVariable UUID invoice,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<SettlementJson> all = items.settlements(readable(invoice).invoice()).stream()
                .map(SettlementJson::of)
                .toList();
        return CursorPage.cut(all, cursor, limit, settlement -> settlement.id().toString());
    }

    @GetMapping("/credits")
    CursorPage<CreditJson> credits(
            @RequestParam String entity,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return CursorPage.cut(
                credits.open(known(entity)).stream().map(CreditJson::of).toList(),
                cursor,
                limit,
                credit -> credit.id().toString());
    }

    @PostMapping("/credits/{credit}/refund")
    RefundJson refund(@PathVariable UUID credit) {
        return new RefundJson(credits.refund(credit).orThrow().value());
    }

    private OpenItem readable(UUID invoice) {
        OpenItem item = items.find(invoice).orElseThrow(NotFound::new);
        if (item.units().stream().noneMatch(unit -> permissions.allows(Permission.INVOICE_READ, unit))) {
            throw new NotFound();
        }
        return item;
    }

    private String known(String entity) {
        return entities.find(entity).orElseThrow(NotFound::new).code();
    }
}
