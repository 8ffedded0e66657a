package coop.ouvrage.documents;

import java.util.Map;

/**
 * What is to become a PDF: a whole XHTML document in one language, and the pictures that it names as {@code ouvrage:NAME}.
 *
 * @param pictures PNG or JPEG that went through {@link SafeImage} or that we made; nothing else can be shown
 */
public record PrintedPage(String html, Map<String, byte[]> pictures) {

    public PrintedPage {
        pictures = Map.copyOf(pictures);
    }
}
