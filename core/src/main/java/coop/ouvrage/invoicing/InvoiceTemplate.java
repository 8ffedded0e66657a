package coop.ouvrage.invoicing;

import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.SafeImage;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.EInvoiceReader;
import coop.ouvrage.einvoice.InvoicePicture;
import coop.ouvrage.unit.UnitLogos;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Prints an invoice from its XML and from nothing else, so that picture and original cannot differ. */
@Component
class InvoiceTemplate implements DocumentTemplate {

    static final String KIND = "invoice";

    private final JsonMapper json = JsonMapper.builder().build();
    private final UnitLogos logos;

    InvoiceTemplate(UnitLogos logos) {
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
        InvoicePaper paper = json.readValue(dataJson, InvoicePaper.class);
        EInvoice document = EInvoiceReader.read(paper.ubl().getBytes(StandardCharsets.UTF_8))
                .orThrow()
                .invoice();
        return InvoicePicture.page(
                document, language, new InvoicePicture.Dress(paper.brand(), logo(paper), paper.mentions(), paper.qr()));
    }

    private @Nullable SafeImage logo(InvoicePaper paper) {
        return paper.logo() == null ? null : logos.find(paper.logo()).orElse(null);
    }
}
