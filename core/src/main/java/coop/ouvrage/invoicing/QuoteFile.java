package coop.ouvrage.invoicing;

import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;

/**
 * A file that goes with an offer, kept by its hash.
 *
 * @param name safe to show and to offer for saving
 */
public record QuoteFile(String name, String mimeType, String hash) {

    /** What was kept. */
    public byte[] content(DocumentStore store) {
        return store.get(new ContentHash(hash))
                .orElseThrow(() -> new IllegalStateException("the file " + hash + " is missing"));
    }
}
