package coop.ouvrage.invoicing.web;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.invoicing.InvoiceReading;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.invoicing.QuoteDraft;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.invoicing.QuotePrices;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.invoicing.SaleLine;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Offers for programs. The link of an offer goes to the client's contact only, never into an answer. */
@RestController
@RequestMapping("/api/v1/quotes")
class QuoteApi {

    private final InvoiceReading reading;
    private final Quotes quotes;
    private final QuotePrices prices;

    QuoteApi(InvoiceReading reading, Quotes quotes, QuotePrices prices) {
        this.reading = reading;
        this.quotes = quotes;
        this.prices = prices;
    }

    /**
     * A line as it is asked for; one lump sum if no quantity is given.
     *
     * @param justification why a reduced rate or an exemption is right; asked for where VAT is less than the standard
     */
    record NewQuoteLine(
            String description,
            Supply supply,
            @Nullable BigDecimal quantity,
            @Nullable String quantityUnit,
            BigDecimal unitPrice,
            @Nullable String justification) {

        QuoteDraft.Item item() {
            return new QuoteDraft.Item(
                    description,
                    supply,
                    quantity == null ? BigDecimal.ONE : quantity,
                    quantityUnit == null ? "LS" : quantityUnit,
                    unitPrice,
                    justification);
        }
    }

    /** A line as it stands, with its VAT. */
    record QuoteLineJson(
            String description,
            Supply supply,
            String quantity,
            String quantityUnit,
            String unitPrice,
            String net,
            String vatRate,
            String vatCase) {

        static QuoteLineJson of(SaleLine line) {
            return new QuoteLineJson(
                    line.description(),
                    line.supply(),
                    line.quantity().toPlainString(),
                    line.quantityUnit(),
                    line.unitPrice().toPlainString(),
                    line.net().toString(),
                    line.vat().rate().toPlainString(),
                    line.vat().code());
        }
    }

    /** A further version of the offer of a job if {@code job} is given, else the first of a new one. */
    record NewQuote(
            UUID unit,
            @Nullable UUID job,
            UUID client,
            String title,
            String language,
            List<NewQuoteLine> lines,
            @Nullable Money costs,
            @Nullable String costsText,
            @Nullable String clientReference,
            @Nullable LocalDate validUntil) {}

    record QuoteJson(
            UUID id,
            UUID unit,
            UUID job,
            UUID client,
            String reference,
            int version,
            String title,
            String state,
            String exclVat,
            String vat,
            String inclVat,
            String contribution,
            String costs,
            LocalDate validUntil,
            InvoiceApi.@Nullable ForeignJson foreign,
            List<QuoteLineJson> lines) {

        static QuoteJson of(Quote q) {
            return new QuoteJson(
                    q.id().value(),
                    q.unit(),
                    q.job(),
                    q.client(),
                    q.reference(),
                    q.version(),
                    q.title(),
                    q.state().name(),
                    q.exclVat().toString(),
                    q.vat().toString(),
                    q.inclVat().toString(),
                    q.contribution().toString(),
                    q.costs().toString(),
                    q.validUntil(),
                    q.foreign() == null ? null : InvoiceApi.ForeignJson.of(q.foreign()),
                    q.lines().stream().map(QuoteLineJson::of).toList());
        }
    }

    @GetMapping
    CursorPage<QuoteJson> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        List<Quote> found = reading.quotes(cursor == null ? null : new QuoteId(cursor), size + 1);
        return CursorPage.of(found.stream().map(QuoteJson::of).toList(), size, q -> q.id().toString());
    }

    @GetMapping("/{id}")
    QuoteJson show(@PathVariable UUID id) {
        return QuoteJson.of(quote(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    QuoteJson draft(@RequestBody NewQuote wanted) {
        List<Refusal> unexplained = unexplained(wanted);
        if (!unexplained.isEmpty()) {
            throw new RefusedException(unexplained);
        }
        QuoteId id = quotes.draft(new QuoteDraft(
                        wanted.unit(),
                        wanted.job() == null ? TimeOrderedId.next() : wanted.job(),
                        wanted.client(),
                        wanted.title(),
                        wanted.language(),
                        wanted.lines().stream().map(NewQuoteLine::item).toList(),
                        wanted.costs() == null ? Money.ZERO : wanted.costs(),
                        wanted.costsText() == null ? "" : wanted.costsText(),
                        wanted.clientReference(),
                        wanted.validUntil() == null ? quotes.usualLastDay() : wanted.validUntil()))
                .orThrow();
        return QuoteJson.of(quote(id.value()));
    }

    private List<Refusal> unexplained(NewQuote wanted) {
        List<Refusal> refusals = new ArrayList<>();
        int number = 1;
        for (NewQuoteLine line : wanted.lines()) {
            String why = line.justification();
            boolean asked = prices.asksJustification(wanted.unit(), wanted.client(), line.supply());
            if (asked && (why == null || why.isBlank())) {
                refusals.add(Refusal.of("invoicing.justification_missing", "line", number));
            }
            number++;
        }
        return refusals;
    }

    @PostMapping("/{id}/send")
    QuoteJson send(@PathVariable UUID id) {
        quotes.send(quote(id).id()).orThrow();
        return QuoteJson.of(quote(id));
    }

    @PostMapping("/{id}/withdraw")
    QuoteJson withdraw(@PathVariable UUID id) {
        quotes.withdraw(quote(id).id()).orThrow();
        return QuoteJson.of(quote(id));
    }

    private Quote quote(UUID id) {
        return reading.quote(new QuoteId(id)).orElseThrow(NotFound::new);
    }
}
