package coop.ouvrage.invoicing;

import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.einvoice.InvoicePrint;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Prints an offer on the paper of an invoice, so that a client knows both at once. */
@Component
class QuoteTemplate implements DocumentTemplate {

    static final String KIND = "quote";

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public PrintedPage page(String dataJson, Locale language, int version) {
        InvoicePrint print = json.readValue(dataJson, InvoicePrint.class);
        return new PrintedPage(DocumentTemplates.fill("invoice", print), Map.of());
    }
}
