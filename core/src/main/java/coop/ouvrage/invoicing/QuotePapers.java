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
    private final QuoteTermsStore terms;

    QuotePapers(QuotePrinter printer, Documents documents, QuoteTermsStore terms) {
        this.printer = printer;
        this.documents = documents;
        this.terms = terms;
    }

    @Transactional
    public byte[] pdf(Quote quote) {
        return documents.render(keep(quote));
    }

    /** Keeps the paper as the offer stands now, unless it is kept already. */
    @Transactional
    public DocumentId keep(Quote quote) {
        return documents
                .newest(QuoteTemplate.KIND, quote.id().value())
                .map(stored -> stored.id())
                .orElseGet(() -> documents.store(
                        QuoteTemplate.KIND,
                        quote.id().value(),
                        json.writeValueAsString(
                                printer.print(quote, terms.find(quote.id()).orElse(null))),
                        quote.language()));
    }
}
