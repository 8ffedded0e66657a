package coop.ouvrage.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** Puts a file into a PDF, as PDF/A-3 wants it (ISO 19005-3): named, described, and associated with the document. */
final class PdfEmbedding {

    private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");
    private static final COSName ASSOCIATED = COSName.getPDFName("AF");
    private static final String SCHEMAS = "<pdfaExtension:schemas>\\s*<rdf:Bag>";

    private PdfEmbedding() {}

    static void put(EmbeddedFile file, PDDocument pdf) throws IOException {
        PDComplexFileSpecification specification = specification(file, stream(file, pdf));
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(file.name(), specification));
        PDDocumentCatalog catalog = pdf.getDocumentCatalog();
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(catalog);
        names.setEmbeddedFiles(tree);
        catalog.setNames(names);
        catalog.setPageMode(PageMode.USE_ATTACHMENTS);
        COSArray associated = new COSArray();
        associated.add(specification.getCOSObject());
        catalog.getCOSObject().setItem(ASSOCIATED, associated);
    }

    private static PDEmbeddedFile stream(EmbeddedFile file, PDDocument pdf) throws IOException {
        PDEmbeddedFile stream = new PDEmbeddedFile(pdf, new ByteArrayInputStream(file.content()), COSName.FLATE_DECODE);
        stream.setSubtype(file.mimeType());
        stream.setSize(file.content().length);
        stream.setModDate(midnight(file.changedOn()));
        return stream;
    }

    private static PDComplexFileSpecification specification(EmbeddedFile file, PDEmbeddedFile stream) {
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(file.name());
        specification.setFileUnicode(file.name());
        specification.setFileDescription(file.description());
        specification.setEmbeddedFile(stream);
        specification.setEmbeddedFileUnicode(stream);
        specification.getCOSObject().setName(RELATIONSHIP, "Alternative");
        return specification;
    }

    /** The description of the PDF with the properties of the file, and what they mean. */
    static String described(String xmp, EmbeddedFile file) {
        return xmp.replaceFirst(SCHEMAS, "$0" + java.util.regex.Matcher.quoteReplacement(file.schema()))
                .replaceFirst("</rdf:RDF>", java.util.regex.Matcher.quoteReplacement(file.properties()) + "$0");
    }

    private static Calendar midnight(LocalDate day) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.clear();
        calendar.set(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
        return calendar;
    }
}
