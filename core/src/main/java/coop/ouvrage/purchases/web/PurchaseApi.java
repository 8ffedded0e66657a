package coop.ouvrage.purchases.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase;
import coop.ouvrage.purchases.PurchaseId;
import coop.ouvrage.purchases.PurchaseInbox;
import coop.ouvrage.purchases.PurchaseQuery;
import coop.ouvrage.purchases.PurchaseReading;
import coop.ouvrage.purchases.PurchaseRow;
import coop.ouvrage.purchases.Purchases;
import coop.ouvrage.web.CursorPage;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invoices of suppliers for programs. */
@RestController
@RequestMapping("/api/v1/purchases")
class PurchaseApi {

    private final PurchaseReading reading;
    private final PurchaseInbox inbox;
    private final Purchases purchases;

    PurchaseApi(PurchaseReading reading, PurchaseInbox inbox, Purchases purchases) {
        this.reading = reading;
        this.inbox = inbox;
        this.purchases = purchases;
    }

    /**
     * @param unit for which it was bought; none if finance is to find out
     * @param file XML or hybrid PDF in Base64
     */
    record NewPurchase(@Nullable UUID unit, String fileName, byte[] file) {}

    record Refusing(String reasonCode, String reason) {}

    record PurchaseJson(
            UUID id,
            boolean creditNote,
            String number,
            String supplier,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            @Nullable Money payable,
            String currency,
            String state) {

        static PurchaseJson of(PurchaseRow row) {
            return new PurchaseJson(
                    row.id().value(),
                    row.credit(),
                    row.number(),
                    row.supplier(),
                    row.issuedOn(),
                    row.dueOn(),
                    row.payable(),
                    row.currency(),
                    row.state().name());
        }

        static PurchaseJson of(Purchase purchase) {
            var facts = purchase.facts();
            return new PurchaseJson(
                    purchase.id().value(),
                    facts.credit(),
                    facts.number(),
                    facts.supplierName(),
                    facts.issuedOn(),
                    facts.dueOn(),
                    facts.payable(),
                    facts.currency(),
                    purchase.state().name());
        }
    }

    /** What came in, newest first; holders see that of their units. */
    @GetMapping
    CursorPage<PurchaseJson> list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        int offset = CursorPage.offset(cursor);
        var found = reading.list(new PurchaseQuery(text, "", "", true, offset, size + 1));
        return CursorPage.from(
                offset, found.rows().stream().map(PurchaseJson::of).toList(), size);
    }

    @GetMapping("/{id}")
    PurchaseJson purchase(@PathVariable UUID id) {
        return PurchaseJson.of(reading.get(new PurchaseId(id)));
    }

    @GetMapping(value = "/{id}/original", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] original(@PathVariable UUID id) {
        return reading.original(reading.get(new PurchaseId(id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PurchaseJson upload(@RequestBody NewPurchase body) {
        return after(inbox.upload(body.file(), body.fileName(), body.unit()).orThrow());
    }

    @PostMapping("/{id}/approval")
    PurchaseJson approve(@PathVariable UUID id) {
        return after(purchases.approve(new PurchaseId(id)).orThrow());
    }

    @PostMapping("/{id}/booking")
    PurchaseJson book(@PathVariable UUID id) {
        return after(purchases.book(new PurchaseId(id)).orThrow());
    }

    @PostMapping("/{id}/refusal")
    PurchaseJson refuse(@PathVariable UUID id, @RequestBody Refusing body) {
        return after(purchases
                .refuse(new PurchaseId(id), body.reasonCode(), body.reason())
                .orThrow());
    }

    private PurchaseJson after(PurchaseId id) {
        return PurchaseJson.of(reading.get(id));
    }
}
