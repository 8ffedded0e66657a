package coop.ouvrage.sales;

import coop.ouvrage.invoicing.InvoiceId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which requests for invoices came of which offer. */
@Repository
public class OfferInvoices {

    private final JdbcClient jdbc;

    OfferInvoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is invoiced of an order. */
    public enum Kind {
        DEPOSIT,
        PART,
        FINAL,
        CALL_OFF
    }

    /** @param invoice null until it is issued */
    public record Made(
            UUID request,
            Kind kind,
            SaleRequest.State state,
            LocalDate askedOn,
            @Nullable InvoiceId invoice) {}

    void insert(UUID request, UUID offer, Kind kind, @Nullable UUID callOff) {
        jdbc.sql("""
                insert into sales_offer_invoice (request_id, offer_id, kind, call_off_id) values (:request, :offer, :kind, :callOff)""")
                .param("request", request)
                .param("offer", offer)
                .param("kind", kind.name())
                .param("callOff", callOff, java.sql.Types.OTHER)
                .update();
    }

    List<Made> of(UUID offer) {
        return jdbc.sql("""
                select i.kind, r.id, r.state, r.asked_on, r.invoice_id from sales_offer_invoice i
                join sale_request r on r.id = i.request_id where i.offer_id = :offer order by r.id desc""")
                .param("offer", offer)
                .query((row, n) -> {
                    UUID invoice = row.getObject("invoice_id", UUID.class);
                    return new Made(
                            row.getObject("id", UUID.class),
                            Kind.valueOf(row.getString("kind")),
                            SaleRequest.State.valueOf(row.getString("state")),
                            row.getObject("asked_on", LocalDate.class),
                            invoice == null ? null : new InvoiceId(invoice));
                })
                .list();
    }

    boolean waits(UUID offer) {
        return of(offer).stream().anyMatch(made -> made.state() == SaleRequest.State.WAITING);
    }
}
