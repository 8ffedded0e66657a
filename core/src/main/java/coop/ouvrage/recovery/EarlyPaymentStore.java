package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of reductions for early payment, one for an invoice at most. */
@Repository
class EarlyPaymentStore {

    private final JdbcClient jdbc;

    EarlyPaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(EarlyPayments.Offer offer, LocalDate on, @Nullable UUID by) {
        jdbc.sql("""
                insert into early_payment (invoice_id, percent, net_cents, gross_cents, until_day, offered_on, offered_by)
                values (:invoice, :percent, :net, :gross, :until, :on, :by)""")
                .param("invoice", offer.invoice())
                .param("percent", offer.percent())
                .param("net", offer.net().cents())
                .param("gross", offer.gross().cents())
                .param("until", offer.until())
                .param("on", on)
                .param("by", by, java.sql.Types.OTHER)
                .update();
    }

    void taken(UUID invoice, UUID creditNote) {
        jdbc.sql("update early_payment set credit_note = :note where invoice_id = :invoice")
                .param("note", creditNote)
                .param("invoice", invoice)
                .update();
    }

    Optional<EarlyPayments.Offer> find(UUID invoice) {
        return jdbc.sql("select * from early_payment where invoice_id = :invoice")
                .param("invoice", invoice)
                .query((row, n) -> new EarlyPayments.Offer(
                        row.getObject("invoice_id", UUID.class),
                        row.getBigDecimal("percent"),
                        Money.ofCents(row.getLong("net_cents")),
                        Money.ofCents(row.getLong("gross_cents")),
                        row.getObject("until_day", LocalDate.class),
                        row.getObject("credit_note", UUID.class)))
                .optional();
    }
}
