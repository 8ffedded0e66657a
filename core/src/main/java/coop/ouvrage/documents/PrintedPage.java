package coop.ouvrage.documents;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to become a PDF: a whole XHTML document in one language, and the pictures that it names as {@code ouvrage:NAME}.
 *
 * @param pictures PNG or JPEG that went through {@link SafeImage} or that we made; nothing else can be shown
 * @param embedded the same document for programs, inside the PDF; null for none
 */
public record PrintedPage(
        String html, Map<String, byte[]> pictures, @Nullable EmbeddedFile embedded) {

    public PrintedPage {
        pictures = Map.copyOf(pictures);
    }

    public PrintedPage(String html, Map<String, byte[]> pictures) {
        this(html, pictures, null);
    }

    /** The same page with a file inside. */
    public PrintedPage with(EmbeddedFile file) {
        return new PrintedPage(html, pictures, file);
    }
}
