package coop.ouvrage.invoicing;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.einvoice.InvoicePrint;
import coop.ouvrage.einvoice.InvoicePrint.Fact;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.identifier.VatNumber;
import coop.ouvrage.unit.UnitDresses;
import coop.ouvrage.unit.UnitLogos;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts an offer into the words and figures of its language. */
@Component
class QuotePrinter {

    private final LegalEntities entities;
    private final Clients clients;
    private final UnitLogos logos;
    private final UnitDresses dresses;
    private final Texts texts;

    QuotePrinter(LegalEntities entities, Clients clients, UnitLogos logos, UnitDresses dresses, Texts texts) {
        this.entities = entities;
        this.clients = clients;
        this.logos = logos;
        this.dresses = dresses;
        this.texts = texts;
    }

    InvoicePrint print(Quote quote, @Nullable QuoteTerms terms) {
        LegalEntity entity = entities.get(quote.entity());
        Formats formats = Formats.of(quote.language());
        return new InvoicePrint(
                quote.language(),
                text(quote, "invoicing.print.quote", Map.of("reference", quote.reference())),
                text(
                        quote,
                        "invoicing.print.quote_answer",
                        Map.of("total", quote.price(quote.language()), "day", quote.validUntil())),
                entity.name(),
                logos.of(quote.unit()).map(hash -> QuoteTemplate.PICTURE + hash).orElse(null),
                seller(quote, entity),
                buyer(quote, clients.get(quote.client())),
                facts(quote, terms, formats),
                quote.lines().stream().map(line -> row(quote, line, formats)).toList(),
                vat(quote, formats),
                List.of(
                        new Fact(word(quote, "total_exclusive"), amount(quote, quote.documentExclVat(), formats)),
                        new Fact(word(quote, "total_vat"), amount(quote, quote.documentVat(), formats))),
                new Fact(
                        word(quote, "total_inclusive"),
                        amount(quote, quote.documentExclVat().plus(quote.documentVat()), formats)),
                null,
                terms == null || terms.closing().isEmpty() ? null : terms.closing(),
                notes(quote),
                entity.name() + " · " + register(quote, entity),
                labels(quote),
                look(quote, terms, formats));
    }

    private static String amount(Quote quote, Money amount, Formats formats) {
        return quote.foreign() == null
                ? formats.money(amount)
                : Objects.toString(Quote.written(quote.foreign(), amount, quote.language()));
    }

    private List<String> notes(Quote quote) {
        String how = text(quote, "invoicing.print.quote_how", Map.of());
        ForeignAmounts foreign = quote.foreign();
        return foreign == null
                ? List.of(how)
                : List.of(text(quote, "invoicing.print.quote_currency", Map.of("currency", foreign.currency())), how);
    }

    private InvoicePrint.Look look(Quote quote, @Nullable QuoteTerms terms, Formats formats) {
        List<InvoicePrint.Row> options = terms == null
                ? List.of()
                : terms.options().stream()
                        .map(option -> row(quote, option.line(), formats))
                        .toList();
        return new InvoicePrint.Look(
                dresses.of(quote.unit()).colour(),
                terms == null || terms.opening().isEmpty() ? null : terms.opening(),
                options.isEmpty() ? null : text(quote, "invoicing.print.quote_options", Map.of()),
                options);
    }

    private InvoicePrint.Block seller(Quote quote, LegalEntity entity) {
        LegalEntity.Address seat = entity.address();
        List<String> lines = new ArrayList<>(List.of(
                seat.street() + " " + seat.houseNumber(),
                seat.postalCode() + " " + seat.city(),
                register(quote, entity)));
        String vat = entity.vatNumber();
        if (vat != null) {
            lines.add(text(quote, "einvoice.print.vat_number", Map.of("number", vat)));
        }
        lines.add(entity.email());
        return new InvoicePrint.Block(text(quote, "invoicing.print.quote_seller", Map.of()), entity.name(), lines);
    }

    private InvoicePrint.Block buyer(Quote quote, Client client) {
        List<String> lines = new ArrayList<>();
        PostalAddress address = client.address();
        if (address != null) {
            lines.add(address.streetLine());
            lines.add(address.cityLine());
        }
        VatNumber vat = client.vatNumber();
        if (vat != null) {
            lines.add(text(quote, "einvoice.print.vat_number", Map.of("number", vat.value())));
        }
        return new InvoicePrint.Block(text(quote, "invoicing.print.quote_buyer", Map.of()), client.name(), lines);
    }

    private List<Fact> facts(Quote quote, @Nullable QuoteTerms terms, Formats formats) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(text(quote, "invoicing.print.quote_subject", Map.of()), quote.title()));
        facts.add(new Fact(word(quote, "issued_on"), formats.date(quote.madeOn())));
        facts.add(new Fact(text(quote, "invoicing.print.valid_until", Map.of()), formats.date(quote.validUntil())));
        if (terms != null && terms.hasDeposit()) {
            facts.add(
                    new Fact(text(quote, "invoicing.print.quote_deposit", Map.of()), formats.percent(terms.deposit())));
        }
        if (terms != null && terms.framework()) {
            facts.add(new Fact(
                    text(quote, "invoicing.print.quote_framework", Map.of()),
                    amount(quote, quote.documentExclVat(), formats)));
        }
        String reference = quote.clientReference();
        if (reference != null && !reference.isBlank()) {
            facts.add(new Fact(word(quote, "buyer_reference"), reference));
        }
        return facts;
    }

    private InvoicePrint.Row row(Quote quote, SaleLine line, Formats formats) {
        return new InvoicePrint.Row(
                line.description(),
                null,
                formats.number(InvoiceWriter.plain(line.quantity())) + measure(quote, line.quantityUnit()),
                formats.number(price(line.unitPrice())),
                formats.percent(line.vat().rate()),
                amount(quote, quote.foreign() == null ? line.net() : line.documentNet(), formats));
    }

    /** With cents at least, as on an invoice. */
    private static BigDecimal price(BigDecimal number) {
        BigDecimal bare = InvoiceWriter.plain(number);
        return bare.scale() < 2 ? bare.setScale(2) : bare;
    }

    /** As on an invoice; pieces need no word. */
    private String measure(Quote quote, String code) {
        String key = "einvoice.print.unit." + code;
        return texts.has(quote.language(), key) ? "\u00A0" + text(quote, key, Map.of()) : "";
    }

    private static List<InvoicePrint.VatRow> vat(Quote quote, Formats formats) {
        List<SaleLine> lines = quote.foreign() == null
                ? quote.lines()
                : quote.lines().stream()
                        .map(line -> line.coming(line.documentNet()))
                        .toList();
        return SaleTotals.of(lines).parts().stream()
                .map(part -> new InvoicePrint.VatRow(
                        formats.percent(part.rate()),
                        mention(quote, part),
                        amount(quote, part.base(), formats),
                        amount(quote, part.vat(), formats)))
                .toList();
    }

    private static @Nullable String mention(Quote quote, SaleTotals.VatPart part) {
        return quote.lines().stream()
                .filter(line -> line.vat().category().equals(part.category()))
                .map(line -> line.vat().mention().getOrDefault(quote.language(), ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private InvoicePrint.Labels labels(Quote quote) {
        return new InvoicePrint.Labels(
                text(quote, "invoicing.print.quote_lines", Map.of()),
                word(quote, "what"),
                word(quote, "quantity"),
                word(quote, "price"),
                word(quote, "vat"),
                word(quote, "net"),
                word(quote, "vat_table"),
                word(quote, "taxable"),
                word(quote, "tax"));
    }

    private String register(Quote quote, LegalEntity entity) {
        return text(
                quote,
                "invoicing.print.register",
                Map.of("form", entity.legalForm(), "court", entity.court(), "number", entity.enterpriseNumber()));
    }

    private String word(Quote quote, String key) {
        return text(quote, "einvoice.print." + key, Map.of());
    }

    private String text(Quote quote, String key, Map<String, ?> values) {
        return texts.get(quote.language(), key, values);
    }
}
