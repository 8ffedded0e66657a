package coop.ouvrage.receivables;

import coop.ouvrage.money.StructuredReference;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** References under which invoices are paid besides their own: those of the instalments of a plan. Recognised as the invoices' own are. */
@Component
public class PaymentReferences {

    /** Above those of invoices, below those of shares. */
    private static final long FROM = 8_000_000_000L;

    private final JdbcClient jdbc;

    PaymentReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fresh references, bare digits; what comes in with one is taken by these invoices, the longest due first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> give(Collection<UUID> invoices, int count) {
        List<String> references = jdbc
                .sql("select nextval('payment_reference_counter') from generate_series(1, :count)")
                .param("count", count)
                .query(Long.class)
                .list()
                .stream()
                .map(number -> StructuredReference.of(FROM + number).digits())
                .toList();
        jdbc.sql("""
                insert into payment_reference (reference, invoice_id)
                select r, i from unnest(:references) r cross join unnest(:invoices) i""")
                .param("references", references.toArray(String[]::new))
                .param("invoices", invoices.toArray(UUID[]::new))
                .update();
        return references;
    }
}
