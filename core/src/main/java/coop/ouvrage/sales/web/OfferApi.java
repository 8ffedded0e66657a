package coop.ouvrage.sales.web;

import coop.ouvrage.invoicing.QuoteFile;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.sales.Offer;
import coop.ouvrage.sales.OfferDraft;
import coop.ouvrage.sales.OfferInvoices.Kind;
import coop.ouvrage.sales.OfferList;
import coop.ouvrage.sales.OfferOrders;
import coop.ouvrage.sales.Offers;
import coop.ouvrage.sales.SaleRequest;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Quotes that units write themselves, for programs. The link goes to the client's contact only, never into an answer. */
@RestController
@RequestMapping("/api/v1/units/{unit}/quotes")
class OfferApi {

    private final Offers offers;
    private final OfferOrders ordered;
    private final OfferList list;

    OfferApi(Offers offers, OfferOrders ordered, OfferList list) {
        this.offers = offers;
        this.ordered = ordered;
        this.list = list;
    }

    /** @param optional whether the client may leave it out; false if it is left out here */
    record OfferLineJson(
            String description,
            Supply supply,
            BigDecimal quantity,
            String measure,
            BigDecimal price,
            @Nullable Boolean optional,
            @Nullable String justification) {

        OfferDraft.Line line() {
            return new OfferDraft.Line(
                    description, supply, quantity, measure, price, Boolean.TRUE.equals(optional), justification);
        }

        static OfferLineJson of(OfferDraft.Line line) {
            return new OfferLineJson(
                    line.description(),
                    line.supply(),
                    line.quantity(),
                    line.measure(),
                    line.price(),
                    line.optional(),
                    line.justification());
        }
    }

    /**
     * @param deposit share of the price, from 0 to 1
     * @param currency of the prices, ISO 4217; the euro if none is given
     */
    record NewOffer(
            UUID client,
            String title,
            String language,
            @Nullable String clientReference,
            @Nullable LocalDate validUntil,
            List<OfferLineJson> lines,
            @Nullable BigDecimal deposit,
            @Nullable Boolean framework,
            @Nullable String opening,
            @Nullable String closing,
            @Nullable String currency) {

        OfferDraft draft(LocalDate last) {
            return new OfferDraft(
                    client,
                    title,
                    language,
                    clientReference,
                    validUntil == null ? last : validUntil,
                    lines.stream().map(OfferLineJson::line).toList(),
                    deposit == null ? BigDecimal.ZERO : deposit,
                    Boolean.TRUE.equals(framework),
                    Objects.requireNonNullElse(opening, ""),
                    Objects.requireNonNullElse(closing, ""),
                    currency);
        }
    }

    /** @param changed whether it differs from the version that the client has */
    record UnitOfferJson(
            UUID id,
            String number,
            UUID client,
            String title,
            String language,
            Offer.State state,
            boolean changed,
            Money exclVat,
            LocalDate validUntil,
            BigDecimal deposit,
            boolean framework,
            @Nullable String currency,
            List<OfferLineJson> lines,
            List<QuoteFile> files) {

        static UnitOfferJson of(Offer offer) {
            OfferDraft draft = offer.draft();
            return new UnitOfferJson(
                    offer.id(),
                    offer.number(),
                    draft.client(),
                    draft.title(),
                    draft.language(),
                    offer.state(),
                    offer.changed(),
                    offer.exclVat(),
                    draft.validUntil(),
                    draft.deposit(),
                    draft.framework(),
                    draft.currency(),
                    draft.lines().stream().map(OfferLineJson::of).toList(),
                    offer.files());
        }
    }

    /**
     * What is to be invoiced of an order.
     *
     * @param share of the price, from 0 to 1; for a part only
     * @param callOff for a call-off only
     */
    record NewOfferInvoice(
            Kind kind, @Nullable BigDecimal share, @Nullable UUID callOff) {}

    /** @param invoice null while an adviser looks at the request */
    record OfferInvoiceJson(
            UUID request, SaleRequest.State state, @Nullable UUID invoice) {

        static OfferInvoiceJson of(SaleRequest made) {
            return new OfferInvoiceJson(
                    made.id(),
                    made.state(),
                    made.invoice() == null ? null : made.invoice().value());
        }
    }

    /** @param line place of the priced line, from 1 */
    record NewCallOff(
            int line, BigDecimal quantity, @Nullable String clientReference) {}

    record CallOffJson(UUID id) {}

    record OfferReason(String reason) {}

    record ClientReference(String clientReference) {}

    @GetMapping
    CursorPage<UnitOfferJson> list(
            @PathVariable UUID unit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        List<Offer> found = list.after(unit, CursorPage.id(cursor).orElse(null), size + 1);
        return CursorPage.of(
                found.stream().map(UnitOfferJson::of).toList(),
                size,
                offer -> offer.id().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UnitOfferJson write(@PathVariable UUID unit, @RequestBody NewOffer wanted) {
        return UnitOfferJson.of(
                offers.write(unit, wanted.draft(offers.usualLastDay())).orThrow());
    }

    @GetMapping("/{id}")
    UnitOfferJson show(@PathVariable UUID unit, @PathVariable UUID id) {
        return UnitOfferJson.of(known(unit, id));
    }

    @PutMapping("/{id}")
    UnitOfferJson change(@PathVariable UUID unit, @PathVariable UUID id, @RequestBody NewOffer wanted) {
        return UnitOfferJson.of(offers.change(known(unit, id).id(), wanted.draft(offers.usualLastDay()))
                .orThrow());
    }

    /** Adds a picture or PDF, which is the body, to what is sent next. */
    @PostMapping(value = "/{id}/files", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    UnitOfferJson attach(
            @PathVariable UUID unit,
            @PathVariable UUID id,
            @RequestParam String name,
            @RequestBody(required = false) byte @Nullable [] file) {
        byte[] content = file == null ? new byte[0] : file;
        return UnitOfferJson.of(
                offers.attach(known(unit, id).id(), content, name).orThrow());
    }

    /** @param hash of the file, as the quote names it */
    @DeleteMapping("/{id}/files/{hash}")
    UnitOfferJson detach(@PathVariable UUID unit, @PathVariable UUID id, @PathVariable String hash) {
        return UnitOfferJson.of(offers.detach(known(unit, id).id(), hash).orThrow());
    }

    @PostMapping("/{id}/send")
    UnitOfferJson send(@PathVariable UUID unit, @PathVariable UUID id) {
        return UnitOfferJson.of(offers.send(known(unit, id).id()).orThrow());
    }

    @PostMapping("/{id}/reminder")
    UnitOfferJson remind(@PathVariable UUID unit, @PathVariable UUID id) {
        return UnitOfferJson.of(offers.remind(known(unit, id).id()).orThrow());
    }

    @PostMapping("/{id}/drop")
    UnitOfferJson drop(@PathVariable UUID unit, @PathVariable UUID id) {
        return UnitOfferJson.of(offers.drop(known(unit, id).id()).orThrow());
    }

    @PostMapping("/{id}/copy")
    @ResponseStatus(HttpStatus.CREATED)
    UnitOfferJson copy(@PathVariable UUID unit, @PathVariable UUID id) {
        return UnitOfferJson.of(offers.copy(known(unit, id).id()).orThrow());
    }

    @PostMapping("/{id}/invoices")
    @ResponseStatus(HttpStatus.CREATED)
    OfferInvoiceJson invoice(@PathVariable UUID unit, @PathVariable UUID id, @RequestBody NewOfferInvoice wanted) {
        UUID offer = known(unit, id).id();
        return OfferInvoiceJson.of(
                switch (wanted.kind()) {
                    case DEPOSIT -> ordered.deposit(offer).orThrow();
                    case PART ->
                        ordered.part(offer, Objects.requireNonNullElse(wanted.share(), BigDecimal.ZERO))
                                .orThrow();
                    case FINAL -> ordered.last(offer).orThrow();
                    case CALL_OFF ->
                        ordered.invoice(offer, Objects.requireNonNullElse(wanted.callOff(), offer))
                                .orThrow();
                });
    }

    @PostMapping("/{id}/call-offs")
    @ResponseStatus(HttpStatus.CREATED)
    CallOffJson callOff(@PathVariable UUID unit, @PathVariable UUID id, @RequestBody NewCallOff wanted) {
        return new CallOffJson(
                ordered.callOff(known(unit, id).id(), wanted.line(), wanted.quantity(), wanted.clientReference())
                        .orThrow());
    }

    /** Notes the client's order number once it ordered: the invoices that are asked for after it carry it. */
    @PostMapping("/{id}/reference")
    UnitOfferJson refer(@PathVariable UUID unit, @PathVariable UUID id, @RequestBody ClientReference told) {
        return UnitOfferJson.of(
                ordered.refer(known(unit, id).id(), told.clientReference()).orThrow());
    }

    @PostMapping("/{id}/cancellation")
    UnitOfferJson cancel(@PathVariable UUID unit, @PathVariable UUID id, @RequestBody OfferReason why) {
        return UnitOfferJson.of(
                ordered.cancel(known(unit, id).id(), why.reason()).orThrow());
    }

    private Offer known(UUID unit, UUID id) {
        return offers.find(id).filter(offer -> offer.unit().equals(unit)).orElseThrow(NotFound::new);
    }
}
