package coop.ouvrage.purchases.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase;
import coop.ouvrage.purchases.PurchaseId;
import coop.ouvrage.purchases.PurchaseInbox;
import coop.ouvrage.purchases.PurchaseQuery;
import coop.ouvrage.purchases.PurchaseReading;
import coop.ouvrage.purchases.PurchaseRow;
import coop.ouvrage.purchases.PurchaseTyping;
import coop.ouvrage.purchases.Purchases;
import coop.ouvrage.web.CursorPage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    private final PurchaseTyping typing;

    PurchaseApi(PurchaseReading reading, PurchaseInbox inbox, Purchases purchases, PurchaseTyping typing) {
        this.reading = reading;
        this.inbox = inbox;
        this.purchases = purchases;
        this.typing = typing;
    }

    /**
     * @param unit for which it was bought; none if finance is to find out
     * @param file XML or hybrid PDF in Base64
     */
    record NewPurchase(@Nullable UUID unit, String fileName, byte[] file) {}

    record Refusing(String reasonCode, String reason) {}

    /** @param rate such as 0.21 */
    record TypedVat(BigDecimal rate, Money taxable, Money tax) {}

    /**
     * What somebody read from a document without data; amounts in its currency, those of a credit note positive.
     *
     * @param entity of ours that it is addressed to
     * @param supplierNumber VAT number or number in the register of enterprises; none if it names none
     * @param currency ISO 4217; none for the euro
     * @param statedVat VAT in euro on a document in another currency
     * @param account IBAN on which it asks to be paid
     * @param corrects number of the invoice that a credit note corrects
     */
    record TypedPurchase(
            String entity,
            boolean creditNote,
            String supplier,
            @Nullable String supplierNumber,
            String number,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            @Nullable String currency,
            Money payable,
            @Nullable Money statedVat,
            List<TypedVat> vat,
            @Nullable String account,
            @Nullable String reference,
            @Nullable String corrects) {

        PurchaseTyping.Typed typed() {
            return new PurchaseTyping.Typed(
                    entity,
                    creditNote,
                    supplier.strip(),
                    text(supplierNumber),
                    number.strip(),
                    issuedOn,
                    dueOn,
                    currency == null || currency.isBlank()
                            ? "EUR"
                            : currency.strip().toUpperCase(Locale.ROOT),
                    payable,
                    statedVat,
                    vat.stream()
                            .map(row -> new PurchaseTyping.Row(row.rate(), row.taxable(), row.tax()))
                            .toList(),
                    text(account),
                    text(reference),
                    text(corrects));
        }

        private static String text(@Nullable String given) {
            return Objects.requireNonNullElse(given, "").strip();
        }
    }

    /**
     * What the text of a document without data says.
     *
     * @param pages that it has; 0 for what is no PDF
     * @param entity of ours that it names; empty for none
     */
    record PaperJson(int pages, String text, String entity, String supplierNumber, String account) {}

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

    /** What the text of a plain PDF lets one guess, for {@link #type}. */
    @GetMapping("/{id}/paper")
    PaperJson paper(@PathVariable UUID id) {
        PurchaseReading.Paper paper = reading.paper(reading.get(new PurchaseId(id)));
        return new PaperJson(paper.pages(), paper.text(), paper.entity(), paper.supplierNumber(), paper.account());
    }

    /** Enters what was read from a document that programs cannot read; the original stays as it came. */
    @PostMapping("/{id}/typing")
    PurchaseJson type(@PathVariable UUID id, @RequestBody TypedPurchase body) {
        return after(typing.type(new PurchaseId(id), body.typed()).orThrow());
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
