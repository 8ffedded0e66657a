package coop.ouvrage.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * A file inside the document, or a link that the document gives.
 *
 * @param content the file; null if there is only a link. Never shown or opened without {@code SafeImage} or a download
 * @param link as written in the document; never followed
 */
public record Attachment(
        String id,
        @Nullable String description,
        @Nullable String fileName,
        @Nullable String mimeType,
        byte @Nullable [] content,
        @Nullable String link) {

    public static Attachment pdf(String fileName, byte[] content) {
        return new Attachment(fileName, null, fileName, "application/pdf", content, null);
    }
}
