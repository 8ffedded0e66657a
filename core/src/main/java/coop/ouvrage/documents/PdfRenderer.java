package coop.ouvrage.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Renders a page as an archivable and accessible PDF (PDF/A-3, tagged): fonts inside, title and language set, and nothing
 * fetched from anywhere. Thread-safe.
 */
public final class PdfRenderer {

    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private static final String XML_WRITER = "javax.xml.transform.TransformerFactory";

    /** The tags "GSUB" and, in its place, "xsub": readers of fonts leave alone what they do not know. */
    private static final int LIGATURES = 0x47535542;

    private static final int UNKNOWN_TABLE = 0x78737562;

    /** When a document was made and changed, in its description. */
    private static final Pattern DATES = Pattern.compile("<(xmp:(?:CreateDate|ModifyDate|MetadataDate))>[^<]*</\\1>");

    private static final byte[] REGULAR = font("fonts/SourceSans3-Regular.ttf");
    private static final byte[] SEMIBOLD = font("fonts/SourceSans3-Semibold.ttf");
    private static final byte[] ITALIC = font("fonts/SourceSans3-It.ttf");
    private static final byte[] FALLBACK = font("fonts/DejaVuSans.ttf");

    static {
        // Its progress lines would fill the log of a pay run with thousands of pages.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
        // Else every page looks for another one through all archives of the class path.
        if (System.getProperty(XML_WRITER) == null) {
            System.setProperty(
                    XML_WRITER,
                    TransformerFactory.newDefaultInstance().getClass().getName());
        }
    }

    private PdfRenderer() {}

    /**
     * The page as PDF.
     *
     * @throws IllegalArgumentException if the page is not well-formed, or names something outside of it
     */
    public static byte[] render(PrintedPage page) {
        InnerResources resources = new InnerResources(page.pictures());
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFastMode()
                .usePdfAConformance(PdfAConformance.PDFA_3_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(COLOURS)
                .withProducer("Ouvrage")
                .useUriResolver(resources)
                .useProtocolsStreamImplementation(resources, InnerResources.SCHEME)
                .useExternalResourceAccessControl(
                        resources::allowed, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        resources::allowed, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .useUnicodeBidiSplitter(RightToLeftSplitter::new)
                .useUnicodeBidiReorderer(new RightToLeftOrder())
                .withW3cDocument(parse(page.html()), InnerResources.BASE)
                .toStream(OutputStream.nullOutputStream());
        fonts(builder);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument pdf = renderer.createPDFKeepOpen()) {
            if (page.embedded() != null) {
                PdfEmbedding.put(page.embedded(), pdf);
            }
            describe(pdf, page.embedded());
            pdf.save(out);
        } catch (IOException e) {
            throw new IllegalArgumentException("the page cannot be printed: " + e.getMessage(), e);
        }
        resources.refuseIfAnythingOutsideWasAskedFor();
        return out.toByteArray();
    }

    /** The moment of printing is left out, so that the same page gives the same bytes whenever it is printed. */
    private static void describe(PDDocument pdf, @Nullable EmbeddedFile embedded) throws IOException {
        pdf.getDocumentInformation().setCreationDate(null);
        pdf.getDocumentInformation().setModificationDate(null);
        pdf.setDocumentId(0L);
        PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
        if (metadata != null) {
            String words = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
            PDMetadata timeless = new PDMetadata(pdf);
            String undated = DATES.matcher(words).replaceAll("");
            String whole = embedded == null ? undated : PdfEmbedding.described(undated, embedded);
            timeless.importXMPMetadata(whole.getBytes(StandardCharsets.UTF_8));
            pdf.getDocumentCatalog().setMetadata(timeless);
        }
    }

    /** Without document type, so that no entity can bring in a file. */
    private static Document parse(String html) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(html.strip())));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("the page is not well-formed: " + e.getMessage(), e);
        }
    }

    private static void fonts(PdfRendererBuilder builder) {
        builder.useFont(() -> new ByteArrayInputStream(REGULAR), "Source Sans 3", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(SEMIBOLD), "Source Sans 3", 600, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(ITALIC), "Source Sans 3", 400, FontStyle.ITALIC, true);
        builder.useFont(() -> new ByteArrayInputStream(FALLBACK), "DejaVu Sans", 400, FontStyle.NORMAL, true);
    }

    /**
     * A font whose table of ligatures is out of sight: applying it took two thirds of the time of a page, since it is compiled anew
     * for every word, and text without ligatures is read back as it was written. Arabic letters are joined by {@link ArabicShaping}.
     */
    private static byte[] font(String name) {
        byte[] font = resource(name);
        ByteBuffer directory = ByteBuffer.wrap(font);
        int tables = directory.getShort(4);
        for (int i = 0; i < tables; i++) {
            int at = 12 + 16 * i;
            if (directory.getInt(at) == LIGATURES) {
                directory.putInt(at, UNKNOWN_TABLE);
            }
        }
        return font;
    }

    static byte[] resource(String name) {
        try (InputStream in = PdfRenderer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the class path: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
