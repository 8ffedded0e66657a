package coop.ouvrage.invoicing;

import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Annexes of invoices, kept by the hash of their content. */
@Repository
class InvoiceAnnexes {

    private final JdbcClient jdbc;
    private final DocumentStore files;

    InvoiceAnnexes(JdbcClient jdbc, DocumentStore files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    void keep(InvoiceId invoice, InvoiceAnnex annex) {
        jdbc.sql("insert into invoice_annex (invoice_id, name, mime_type, hash) values (:invoice, :name, :type, :hash)")
                .param("invoice", invoice.value())
                .param("name", annex.name())
                .param("type", annex.mimeType())
                .param("hash", files.put(annex.content()).hex())
                .update();
    }

    Optional<InvoiceAnnex> of(InvoiceId invoice) {
        return jdbc.sql("select * from invoice_annex where invoice_id = :invoice")
                .param("invoice", invoice.value())
                .query((row, n) -> new InvoiceAnnex(
                        row.getString("name"), row.getString("mime_type"), content(row.getString("hash"))))
                .optional();
    }

    private byte[] content(String hash) {
        return files.get(new ContentHash(hash))
                .orElseThrow(() -> new IllegalStateException("the annex " + hash + " is missing"));
    }
}
