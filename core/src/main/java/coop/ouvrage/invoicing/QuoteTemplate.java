package coop.ouvrage.invoicing;

import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.einvoice.InvoicePrint;
import coop.ouvrage.unit.UnitLogos;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Prints an offer on the paper of an invoice, so that a client knows both at once. */
@Component
class QuoteTemplate implements DocumentTemplate {

    static final String KIND = "quote";

    /** How a page names its pictures; a logo by its hash. */
    static final String PICTURE = "ouvrage:";

    private final JsonMapper json = JsonMapper.builder().build();
    private final UnitLogos logos;

    QuoteTemplate(UnitLogos logos) {
        this.logos = logos;
    }

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
        return new PrintedPage(DocumentTemplates.fill("invoice", print), pictures(print.logo()));
    }

    private Map<String, byte[]> pictures(@Nullable String logo) {
        if (logo == null) {
            return Map.of();
        }
        String hash = logo.substring(PICTURE.length());
        return Map.of(hash, logos.find(hash).orElseThrow().content());
    }
}
