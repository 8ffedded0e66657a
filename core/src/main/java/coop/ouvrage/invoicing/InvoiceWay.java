package coop.ouvrage.invoicing;

import coop.ouvrage.invoicing.InvoiceReading.Way;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way of a document to its client, step by step, for a caller who knows that the reader may see the document. */
@Service
public class InvoiceWay {

    private final JdbcClient jdbc;

    InvoiceWay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What happened to it since it was made, the first step first. */
    @Transactional(readOnly = true)
    public List<Way> of(Invoice invoice) {
        return jdbc.sql("select state, message, at from invoice_way where invoice_id = :id order by nr limit 100")
                .param("id", invoice.id().value())
                .query((row, n) -> new Way(
                        Invoice.Delivery.valueOf(row.getString("state")),
                        row.getString("message"),
                        Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                                .toInstant()))
                .list();
    }
}
