package coop.ouvrage.documents;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.jspecify.annotations.Nullable;

/**
 * A file of a stranger that may be kept and shown again, such as a receipt: a picture written anew, or a PDF that runs
 * nothing, opens nothing and holds no other file. Anything else is refused, whatever its name says.
 *
 * @param fileName safe to show and to offer for saving: no path, no control character
 */
public record SafeAttachment(byte[] content, String mimeType, String fileName) {

    private static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern UNSAFE_IN_NAME = Pattern.compile("[\\p{Cntrl}\\\\/:*?\"<>|]+");
    private static final List<String> ACTIVE = List.of(
            "/JavaScript",
            "/JS",
            "/Launch",
            "/EmbeddedFile",
            "/XFA",
            "/RichMedia",
            "/SubmitForm",
            "/ImportData",
            "/GoToE");
    private static final int DEEPEST = 60;

    public static Outcome<SafeAttachment> of(byte[] upload, String givenName) {
        if (upload.length > MOST_BYTES) {
            return Outcome.refused(Refusal.of("documents.file_too_large", "mebibytes", MOST_BYTES >> 20));
        }
        String name = safeName(givenName);
        if (upload.length < PDF.length || !java.util.Arrays.equals(upload, 0, PDF.length, PDF, 0, PDF.length)) {
            return SafeImage.of(upload).map(picture -> new SafeAttachment(picture.content(), picture.mimeType(), name));
        }
        return harmless(upload)
                ? Outcome.done(new SafeAttachment(upload, "application/pdf", name))
                : Outcome.refused(Refusal.of("documents.pdf_not_harmless"));
    }

    private static boolean harmless(byte[] pdf) {
        if (PdfBombGuard.structureTooLarge(pdf)) {
            return false;
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDDocumentCatalog catalog = document.getDocumentCatalog();
            boolean runs = catalog.getCOSObject().containsKey("OpenAction")
                    && catalog.getOpenAction() instanceof org.apache.pdfbox.pdmodel.interactive.action.PDAction;
            return !runs
                    && !document.isEncrypted()
                    && !catalog.getCOSObject().containsKey("AA")
                    && !mentionsActiveContent(document)
                    && !PdfBombGuard.contentTooLarge(document);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean mentionsActiveContent(PDDocument document) {
        return document.getDocument().getXrefTable().keySet().stream()
                .map(key -> document.getDocument().getObjectFromPool(key).getObject())
                .anyMatch(object -> active(object, 0));
    }

    /** Looks into what stands within an object too; what is only named in it stands in the table by itself. */
    private static boolean active(@Nullable COSBase object, int depth) {
        if (depth > DEEPEST) {
            return true;
        }
        return switch (object) {
            case COSDictionary dictionary ->
                names(dictionary) || dictionary.getValues().stream().anyMatch(inner -> active(inner, depth + 1));
            case COSArray array ->
                StreamSupport.stream(array.spliterator(), false).anyMatch(inner -> active(inner, depth + 1));
            case null, default -> false;
        };
    }

    private static boolean names(COSDictionary dictionary) {
        boolean byKey = dictionary.keySet().stream().anyMatch(key -> ACTIVE.contains("/" + key.getName()));
        String kind = dictionary.getNameAsString("S");
        String type = dictionary.getNameAsString("Type");
        return byKey || ACTIVE.contains("/" + kind) || ACTIVE.contains("/" + type);
    }

    private static String safeName(String given) {
        String name = UNSAFE_IN_NAME.matcher(given.strip()).replaceAll("_").replaceFirst("^\\.+", "_");
        String bounded = name.length() > 100 ? name.substring(0, 100) : name;
        return bounded.isBlank() ? "file" : bounded;
    }
}
