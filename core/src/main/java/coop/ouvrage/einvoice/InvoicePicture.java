package coop.ouvrage.einvoice;

import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.PdfRenderer;
import coop.ouvrage.documents.PrintFormat;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.QrCode;
import coop.ouvrage.documents.SafeImage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The invoice as people read it. Between enterprises the XML is the legal original and this is its picture. */
public final class InvoicePicture {

    private static final String LOGO = "logo";
    private static final String QR = "qr";

    private InvoicePicture() {}

    /**
     * What the page shows beside the document itself.
     *
     * @param brand name at the top, where there is no logo
     * @param mentions sentences that the law wants, in the document's language
     * @param qrText content of the payment code (EPC069-12); null on credit notes and on what is paid already
     * @param colour {@code #rrggbb}; null for that of the co-operative
     * @param subject what the seller calls the sale; null if nobody said. It stands for the buyer's reference where there is none
     */
    public record Dress(
            String brand,
            @Nullable SafeImage logo,
            List<String> mentions,
            @Nullable String qrText,
            @Nullable String colour,
            @Nullable String subject) {

        public Dress(String brand, @Nullable SafeImage logo, List<String> mentions, @Nullable String qrText) {
            this(brand, logo, mentions, qrText, null, null);
        }

        public static Dress plain(String brand) {
            return new Dress(brand, null, List.of(), null);
        }
    }

    /** The PDF, in French, Dutch, German or English. */
    public static byte[] pdf(EInvoice invoice, Locale language, Dress dress) {
        return PdfRenderer.render(page(invoice, language, dress));
    }

    /** The page before it becomes a PDF that carries the document for programs too (Factur-X, ZUGFeRD). */
    public static PrintedPage hybrid(byte[] ubl, Locale language, Dress dress) {
        return hybrid(ubl, language, dress, true);
    }

    /** @param payable whether the part for programs says when and to whom to pay; false for papers of before it did */
    public static PrintedPage hybrid(byte[] ubl, Locale language, Dress dress, boolean payable) {
        EInvoice invoice = EInvoiceReader.read(ubl).orThrow().invoice();
        return page(invoice, language, dress).with(FacturX.of(ubl, invoice, payable));
    }

    /** The page before it becomes a PDF. */
    public static PrintedPage page(EInvoice invoice, Locale language, Dress dress) {
        Map<String, byte[]> pictures = new HashMap<>();
        if (dress.logo() != null) {
            pictures.put(LOGO, dress.logo().content());
        }
        if (dress.qrText() != null) {
            pictures.put(QR, QrCode.of(dress.qrText()).png());
        }
        InvoicePrint print = new InvoicePrinter(invoice, new PrintFormat(language), dress).print();
        return new PrintedPage(DocumentTemplates.fill("invoice", print), pictures);
    }
}
