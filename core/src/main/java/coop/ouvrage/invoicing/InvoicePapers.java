package coop.ouvrage.invoicing;

import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.documents.StoredDocument;
import coop.ouvrage.einvoice.UblWriter;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.EpcQr;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.unit.UnitLogos;
import coop.ouvrage.words.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the official XML of each document with its number, and draws its picture when somebody asks for it. */
@Component
class InvoicePapers {

    private final JsonMapper json = JsonMapper.builder().build();
    private final InvoiceWriter writer;
    private final Documents documents;
    private final LegalEntities entities;
    private final BankAccounts accounts;
    private final Texts texts;
    private final UnitLogos logos;

    InvoicePapers(
            InvoiceWriter writer,
            Documents documents,
            LegalEntities entities,
            BankAccounts accounts,
            Texts texts,
            UnitLogos logos) {
        this.writer = writer;
        this.documents = documents;
        this.entities = entities;
        this.accounts = accounts;
        this.texts = texts;
        this.logos = logos;
    }

    /** Keeps the document in the transaction that numbers it. */
    void keep(Invoice invoice) {
        String ubl = new String(UblWriter.write(writer.write(invoice)), StandardCharsets.UTF_8);
        InvoicePaper paper = new InvoicePaper(
                ubl,
                entities.get(invoice.entity()).name(),
                List.of(texts.get(invoice.language(), "invoicing.print.original")),
                paymentCode(invoice),
                logo(invoice));
        documents.store(InvoiceTemplate.KIND, invoice.id().value(), json.writeValueAsString(paper), invoice.language());
    }

    /** Of the unit whose work it is; of several together, none. */
    private @Nullable String logo(Invoice invoice) {
        List<UUID> units =
                invoice.lines().stream().map(Invoice.Line::unit).distinct().toList();
        return units.size() == 1 ? logos.of(units.getFirst()).orElse(null) : null;
    }

    private @Nullable String paymentCode(Invoice invoice) {
        String reference = invoice.structuredReference();
        if (reference == null) {
            return null;
        }
        String payee = entities.get(invoice.entity()).name();
        return accounts.receiving(invoice.entity())
                .map(iban -> EpcQr.of(payee, iban, invoice.inclVat(), new StructuredReference(reference))
                        .payload())
                .orElse(null);
    }

    /** The legal original, as it was sent. */
    byte[] ubl(InvoiceId id) {
        return paper(id.value()).ubl().getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the legal original, by which a copy can be compared. */
    ContentHash hash(InvoiceId id) {
        return ContentHash.of(ubl(id));
    }

    byte[] pdf(InvoiceId id) {
        return documents.render(stored(id.value()).id());
    }

    /** Text of the payment code; null where there is none. */
    @Nullable
    String qr(InvoiceId id) {
        return paper(id.value()).qr();
    }

    private InvoicePaper paper(UUID invoice) {
        return json.readValue(stored(invoice).data(), InvoicePaper.class);
    }

    private StoredDocument stored(UUID invoice) {
        return documents
                .newest(InvoiceTemplate.KIND, invoice)
                .orElseThrow(() -> new IllegalStateException("the document of invoice " + invoice + " is missing"));
    }
}
