package coop.ouvrage.invoicing;

import coop.ouvrage.documents.DocumentId;
import coop.ouvrage.documents.Documents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The offer on paper: kept as it was when somebody first asked for it, never drawn anew. */
@Component
class QuotePapers {

    private final JsonMapper json = JsonMapper.builder().build();
    private final QuotePrinter printer;
    private final Documents documents;

    QuotePapers(QuotePrinter printer, Documents documents) {
        this.printer = printer;
        this.documents = documents;
    }

    @Transactional
    public byte[] pdf(Quote quote) {
        DocumentId id = documents
                .newest(QuoteTemplate.KIND, quote.id().value())
                .map(stored -> stored.id())
                .orElseGet(() -> documents.store(
                        QuoteTemplate.KIND,
                        quote.id().value(),
                        json.writeValueAsString(printer.print(quote)),
                        quote.language()));
        return documents.render(id);
    }
}
