package coop.ouvrage.einvoice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** PDF documents with files inside, as hybrids have them and as attackers do. */
final class TestPdf {

    private TestPdf() {}

    /** Files that stand in no tree of names, only in the list of those that belong to the document. */
    static byte[] associated(String name, byte[] content) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            COSArray files = new COSArray();
            files.add(spec(document, name, content, COSName.FLATE_DECODE));
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), files);
            return saved(document);
        }
    }

    private static PDComplexFileSpecification spec(PDDocument document, String name, byte[] content, COSName filter)
            throws IOException {
        PDComplexFileSpecification spec = new PDComplexFileSpecification();
        spec.setFile(name);
        spec.setFileUnicode(name);
        spec.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(content), filter));
        return spec;
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    static byte[] with(Map<String, byte[]> files, boolean locked, COSName filter) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            Map<String, PDComplexFileSpecification> specs = new HashMap<>();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                specs.put(file.getKey(), spec(document, file.getKey(), file.getValue(), filter));
            }
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(specs);
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            if (locked) {
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            return saved(document);
        }
    }
}
