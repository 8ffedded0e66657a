package coop.ouvrage.invoicing;

import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.SafeImage;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.einvoice.EInvoiceReader;
import coop.ouvrage.einvoice.InvoicePicture;
import coop.ouvrage.unit.UnitLogos;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints an invoice from its XML and from nothing else, so that picture and original cannot differ. Since version 2 the PDF carries the
 * invoice for programs too: clients who do not receive through the network read it by machine all the same. Since version 3 that part
 * names the day to pay by and the holder of the account. Since version 4 the bank is named by its code for clients abroad. What was sent before is printed as it was sent.
 */
@Component
class InvoiceTemplate implements DocumentTemplate {

    static final String KIND = "invoice";
    private static final int HYBRID = 2;
    private static final int PAYABLE = 3;
    private static final int WITH_BANK = 4;

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
        return WITH_BANK;
    }

    @Override
    public PrintedPage page(String dataJson, Locale language, int version) {
        InvoicePaper paper = json.readValue(dataJson, InvoicePaper.class);
        byte[] ubl = paper.ubl().getBytes(StandardCharsets.UTF_8);
        InvoicePicture.Dress dress = new InvoicePicture.Dress(
                paper.brand(), logo(paper), paper.mentions(), paper.qr(), paper.colour(), paper.subject());
        return version < HYBRID
                ? InvoicePicture.page(EInvoiceReader.read(ubl).orThrow().invoice(), language, dress)
                : InvoicePicture.hybrid(ubl, language, dress, version >= PAYABLE);
    }

    private @Nullable SafeImage logo(InvoicePaper paper) {
        return paper.logo() == null ? null : logos.find(paper.logo()).orElse(null);
    }
}
