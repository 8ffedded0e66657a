package coop.ouvrage.einvoice;

import coop.ouvrage.documents.PdfBombGuard;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A PDF of a stranger as people see it: pictures of its first pages and the text in it. Drawn by us, so that no script and no link of it
 * reaches a browser.
 */
public final class PdfPaper {

    /** As many pages as are shown. */
    public static final int MOST_PAGES = 10;

    private static final int WIDTH_PIXELS = 1000;
    private static final int MOST_TALL = 4;
    private static final int MOST_CHARACTERS = 20_000;
    private static final byte[] MARK = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private PdfPaper() {}

    /**
     * What is in it.
     *
     * @param pages that can be shown
     * @param text in reading order as far as the file tells; empty for a scan
     */
    public record Content(int pages, String text) {}

    /** Empty if the file is no PDF, or none that can be opened. */
    public static Optional<Content> content(byte[] file) {
        return open(file, document -> {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setEndPage(MOST_PAGES);
            String text = stripper.getText(document);
            return new Content(
                    Math.min(document.getNumberOfPages(), MOST_PAGES),
                    text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text);
        });
    }

    /** A page as PNG, the first one being 1; empty if there is none. */
    public static Optional<byte[]> picture(byte[] file, int page) {
        return open(file, document -> {
            if (page < 1 || page > Math.min(document.getNumberOfPages(), MOST_PAGES)) {
                throw new IOException("no such page");
            }
            PDRectangle size = document.getPage(page - 1).getCropBox();
            float width = Math.max(1, Math.min(size.getWidth(), size.getHeight() * MOST_TALL));
            float height = Math.max(1, size.getHeight());
            float scale = Math.min(WIDTH_PIXELS / width, WIDTH_PIXELS * MOST_TALL / height);
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            BufferedImage image = renderer.renderImage(page - 1, scale, ImageType.RGB);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        });
    }

    private interface Look<T> {
        T at(PDDocument document) throws IOException;
    }

    private static <T> Optional<T> open(byte[] file, Look<T> look) {
        if (!HybridPdf.isPdf(file, MARK) || PdfBombGuard.structureTooLarge(file)) {
            return Optional.empty();
        }
        try (PDDocument document = Loader.loadPDF(file)) {
            return Optional.of(look.at(document));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Broken, locked, or beyond what the library understands: the original can still be saved and opened
            // elsewhere.
            return Optional.empty();
        }
    }
}
