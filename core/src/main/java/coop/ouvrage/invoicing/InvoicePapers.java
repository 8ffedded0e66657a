package coop.ouvrage.invoicing;

import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.documents.StoredDocument;
import coop.ouvrage.einvoice.UblWriter;
import coop.ouvrage.money.EpcQr;
import coop.ouvrage.treasury.BankAccount;
import coop.ouvrage.words.Texts;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the official XML of each document with its number, and draws its picture when somebody asks for it. */
@Component
class InvoicePapers {

    private final JsonMapper json = JsonMapper.builder().build();
    private final InvoiceWriter writer;
    private final InvoiceLookUp lookUp;
    private final Documents documents;
    private final Texts texts;

    InvoicePapers(InvoiceWriter writer, InvoiceLookUp lookUp, Documents documents, Texts texts) {
        this.writer = writer;
        this.lookUp = lookUp;
        this.documents = documents;
        this.texts = texts;
    }

    /** Keeps the document in the transaction that numbers it. */
    void keep(Invoice invoice) {
        keep(List.of(made(invoice, lookUp.of(invoice))));
    }

    /** The document of a numbered invoice, which {@link #keep(List)} keeps. Asks nobody anything. */
    Documents.NewDocument made(Invoice invoice, InvoiceSources sources) {
        InvoicePaper paper = new InvoicePaper(
                new String(UblWriter.write(writer.write(invoice, sources)), StandardCharsets.UTF_8),
                sources.entity().name(),
                mentions(invoice, sources),
                paymentCode(invoice, sources),
                sources.logo(),
                sources.dress().colour(),
                invoice.title().strip());
        return new Documents.NewDocument(invoice.id().value(), json.writeValueAsString(paper), invoice.language());
    }

    private List<String> mentions(Invoice invoice, InvoiceSources sources) {
        String original = texts.get(invoice.language(), "invoicing.print.original");
        String own = sources.dress().in(invoice.language()).invoiceText();
        return own.isEmpty() ? List.of(original) : List.of(own, original);
    }

    void keep(List<Documents.NewDocument> made) {
        documents.store(InvoiceTemplate.KIND, made);
    }

    private static @Nullable String paymentCode(Invoice invoice, InvoiceSources sources) {
        String reference = invoice.structuredReference();
        BankAccount account = sources.account();
        boolean euro = invoice.foreign() == null; // the code pays euros only (EPC069-12)
        if (reference == null || account == null || !euro) {
            return null;
        }
        String name = sources.entity().name();
        return EpcQr.of(
                        name,
                        account.iban(),
                        invoice.inclVat(),
                        sources.client().reference(reference))
                .payload();
    }

    /** The legal original, as it was sent. */
    byte[] ubl(InvoiceId id) {
        return paper(id.value()).ubl().getBytes(StandardCharsets.UTF_8);
    }

    /** The legal originals of several; an invoice without one is left out. */
    Map<InvoiceId, byte[]> ubl(List<InvoiceId> ids) {
        Map<InvoiceId, byte[]> originals = new HashMap<>();
        documents
                .newest(InvoiceTemplate.KIND, ids.stream().map(InvoiceId::value).toList())
                .forEach((id, document) ->
                        originals.put(new InvoiceId(id), paper(document).ubl().getBytes(StandardCharsets.UTF_8)));
        return originals;
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
        return paper(stored(invoice));
    }

    private InvoicePaper paper(StoredDocument document) {
        return json.readValue(document.data(), InvoicePaper.class);
    }

    private StoredDocument stored(UUID invoice) {
        return documents
                .newest(InvoiceTemplate.KIND, invoice)
                .orElseThrow(() -> new IllegalStateException("the document of invoice " + invoice + " is missing"));
    }
}
