package coop.ouvrage.invoicing.web;

import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.invoicing.InvoiceAnnex;
import coop.ouvrage.invoicing.QuoteFile;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Papers as answers. */
final class Files {

    private Files() {}

    /** Shown in the browser. */
    static ResponseEntity<byte[]> pdf(byte[] content, String name) {
        return of(content, MediaType.APPLICATION_PDF, ContentDisposition.inline(), name + ".pdf");
    }

    /** To be kept, not shown. */
    static ResponseEntity<byte[]> xml(byte[] content, String name) {
        return of(content, MediaType.APPLICATION_XML, ContentDisposition.attachment(), name + ".xml");
    }

    /** To be kept, as it went to the client. */
    static ResponseEntity<byte[]> annex(InvoiceAnnex annex) {
        return of(
                annex.content(),
                MediaType.parseMediaType(annex.mimeType()),
                ContentDisposition.attachment(),
                annex.name());
    }

    /** To be kept, as it was added to the offer. */
    static ResponseEntity<byte[]> attached(QuoteFile file, DocumentStore store) {
        return of(
                file.content(store),
                MediaType.parseMediaType(file.mimeType()),
                ContentDisposition.attachment(),
                file.name());
    }

    private static ResponseEntity<byte[]> of(
            byte[] content, MediaType type, ContentDisposition.Builder how, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(name, StandardCharsets.UTF_8).build().toString())
                .body(content);
    }
}
