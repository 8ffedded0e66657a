package coop.ouvrage.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of table {@code document}. */
final class DocumentRow {

    private DocumentRow() {}

    static StoredDocument read(ResultSet row, int number) throws SQLException {
        String pdf = row.getString("pdf_hash");
        return new StoredDocument(
                new DocumentId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                row.getString("language"),
                row.getInt("template_version"),
                row.getString("data"),
                new ContentHash(row.getString("hash")),
                pdf == null ? null : new ContentHash(pdf),
                row.getObject("stored_at", OffsetDateTime.class).toInstant());
    }
}
