package coop.ouvrage.einvoice;

import coop.ouvrage.documents.PdfBombGuard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.jspecify.annotations.Nullable;

/** Finds the invoice inside a hybrid PDF (Factur-X, ZUGFeRD, XRechnung), without ever inflating more than a bound. */
final class HybridPdf {

    private static final List<String> NAMES =
            List.of("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "zugferd_invoice.xml");

    private static final COSName ASSOCIATED = COSName.getPDFName("AF");
    private static final int DEEPEST_TREE = 10;
    private static final int MARK_WITHIN_BYTES = 1024;

    private HybridPdf() {}

    /** Readers of PDF accept the mark anywhere in the first kilobyte. */
    static boolean isPdf(byte[] file, byte[] mark) {
        int last = Math.min(file.length - mark.length, MARK_WITHIN_BYTES);
        for (int start = 0; start <= last; start++) {
            if (java.util.Arrays.equals(file, start, start + mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }

    static byte[] embeddedInvoice(byte[] file) throws UnreadableException {
        if (PdfBombGuard.structureTooLarge(file)) {
            throw new UnreadableException("bomb");
        }
        try (PDDocument document = Loader.loadPDF(file)) {
            return content(choose(embedded(document.getDocumentCatalog())));
        } catch (org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException e) {
            throw new UnreadableException("pdf_locked");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new UnreadableException("pdf_broken");
        }
    }

    /** By the tree of names; of a PDF that has none, what its catalogue associates with it (ISO 32000-2, 14.13). */
    private static Map<String, PDComplexFileSpecification> embedded(PDDocumentCatalog catalog)
            throws IOException, UnreadableException {
        Map<String, PDComplexFileSpecification> found = new java.util.LinkedHashMap<>();
        PDDocumentNameDictionary names = catalog.getNames();
        PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
        if (tree != null) {
            collect(tree, found, 0);
        } else if (catalog.getCOSObject().getDictionaryObject(ASSOCIATED) instanceof COSArray associated) {
            for (int i = 0; i < associated.size(); i++) {
                if (associated.getObject(i) instanceof COSDictionary file) {
                    add("", new PDComplexFileSpecification(file), found);
                }
            }
        }
        return found;
    }

    /** Two files of one name: which of them the sender means, nobody can know. */
    private static void add(String key, PDComplexFileSpecification file, Map<String, PDComplexFileSpecification> into)
            throws UnreadableException {
        String name = nameOf(key, file);
        if (into.put(name, file) != null && name.endsWith(".xml")) {
            throw new UnreadableException("pdf_two", "names", name);
        }
    }

    private static void collect(
            PDNameTreeNode<PDComplexFileSpecification> node, Map<String, PDComplexFileSpecification> into, int depth)
            throws IOException, UnreadableException {
        Map<String, PDComplexFileSpecification> here = node.getNames();
        if (here != null) {
            for (Map.Entry<String, PDComplexFileSpecification> file : here.entrySet()) {
                add(file.getKey(), file.getValue(), into);
            }
        }
        if (node.getKids() != null && depth < DEEPEST_TREE) {
            for (var kid : node.getKids()) {
                collect(kid, into, depth + 1);
            }
        }
    }

    private static String nameOf(String key, PDComplexFileSpecification spec) {
        String name = spec.getFileUnicode() == null ? spec.getFile() : spec.getFileUnicode();
        return (name == null ? key : name).toLowerCase(Locale.ROOT);
    }

    private static PDComplexFileSpecification choose(Map<String, PDComplexFileSpecification> files)
            throws UnreadableException {
        List<String> invoices = NAMES.stream().filter(files::containsKey).toList();
        if (invoices.size() > 1) {
            // Which of them the sender means, nobody can know.
            throw new UnreadableException("pdf_two", "names", String.join(", ", invoices));
        }
        if (!invoices.isEmpty()) {
            return java.util.Objects.requireNonNull(files.get(invoices.getFirst()));
        }
        List<String> xml = new ArrayList<>(files.keySet());
        xml.removeIf(name -> !name.endsWith(".xml"));
        PDComplexFileSpecification only = xml.size() == 1 ? files.get(xml.getFirst()) : null;
        if (only == null) {
            throw new UnreadableException("pdf_plain", "files", files.size());
        }
        return only;
    }

    private static byte[] content(PDComplexFileSpecification spec) throws IOException, UnreadableException {
        PDEmbeddedFile file =
                spec.getEmbeddedFileUnicode() == null ? spec.getEmbeddedFile() : spec.getEmbeddedFileUnicode();
        if (file == null) {
            throw new UnreadableException("pdf_plain", "files", 0);
        }
        COSStream stream = file.getCOSObject();
        try (InputStream raw = stream.createRawInputStream()) {
            return bounded(decoded(raw, stream.getFilters()));
        }
    }

    private static InputStream decoded(InputStream raw, @Nullable COSBase filters)
            throws IOException, UnreadableException {
        COSBase single = filters instanceof COSArray array && array.size() == 1 ? array.getObject(0) : filters;
        if (single == null || (single instanceof COSArray array && array.size() == 0)) {
            return raw;
        }
        if (COSName.FLATE_DECODE.equals(single) || COSName.FLATE_DECODE_ABBREVIATION.equals(single)) {
            return new InflaterInputStream(new ByteArrayInputStream(raw.readAllBytes()));
        }
        throw new UnreadableException("pdf_filter");
    }

    private static byte[] bounded(InputStream in) throws IOException, UnreadableException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (out.size() + n > InvoiceXml.LARGEST_FILE_BYTES) {
                throw new UnreadableException("too_large", "mebibytes", InvoiceXml.LARGEST_FILE_BYTES >> 20);
            }
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }
}
