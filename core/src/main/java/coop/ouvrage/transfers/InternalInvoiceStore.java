package coop.ouvrage.transfers;

import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.money.Money;
import coop.ouvrage.transfers.InternalInvoice.Side;
import coop.ouvrage.transfers.InternalInvoice.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code internal_invoice}. */
@Repository
class InternalInvoiceStore {

    private final JdbcClient jdbc;

    InternalInvoiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(InternalInvoice document, @Nullable UUID by) {
        jdbc.sql("""
                insert into internal_invoice (id, seller_entity, seller_unit, seller_subject, buyer_entity, buyer_unit, buyer_subject,
                    title, amount_cents, state, proposed_on, proposed_by, reason, reverses)
                values (:id, :sellerEntity, :seller, :sellerSubject, :buyerEntity, :buyer, :buyerSubject, :title, :amount, :state,
                    :on, :by, :reason, :reverses)""")
                .param("id", document.id())
                .param("sellerEntity", document.seller().entity())
                .param("seller", document.seller().unit())
                .param("sellerSubject", document.seller().subject())
                .param("buyerEntity", document.buyer().entity())
                .param("buyer", document.buyer().unit())
                .param("buyerSubject", document.buyer().subject())
                .param("title", document.title())
                .param("amount", document.amount().cents())
                .param("state", document.state().name())
                .param("on", document.proposedOn())
                .param("by", by)
                .param("reason", document.reason())
                .param("reverses", document.reverses())
                .update();
    }

    void agreed(InternalInvoice document, @Nullable UUID by) {
        jdbc.sql("""
                update internal_invoice set state = 'AGREED', decided_on = :on, decided_by = :by, buyer_subject = :subject,
                    number = :number, invoice_id = :invoice where id = :id""")
                .param("id", document.id())
                .param("on", document.decidedOn())
                .param("by", by)
                .param("subject", document.buyer().subject())
                .param("number", document.number())
                .param(
                        "invoice",
                        document.invoice() == null ? null : document.invoice().value())
                .update();
    }

    void ended(UUID id, State state, LocalDate on, @Nullable UUID by, String reason) {
        jdbc.sql("""
                update internal_invoice set state = :state, decided_on = :on, decided_by = :by, reason = :reason where id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("on", on)
                .param("by", by)
                .param("reason", reason)
                .update();
    }

    void reversed(UUID id) {
        jdbc.sql("update internal_invoice set state = 'REVERSED' where id = :id")
                .param("id", id)
                .update();
    }

    Optional<InternalInvoice> find(UUID id) {
        return one("where id = :id", id);
    }

    Optional<InternalInvoice> lock(UUID id) {
        return one("where id = :id for update", id);
    }

    Optional<InternalInvoice> reversalOf(UUID id) {
        return one("where reverses = :id", id);
    }

    private Optional<InternalInvoice> one(String where, UUID id) {
        return jdbc.sql("select * from internal_invoice " + where)
                .param("id", id)
                .query((row, n) -> document(row))
                .optional();
    }

    /** On either side of these units, latest first, behind {@code before}. */
    List<InternalInvoice> ofUnits(List<UUID> units, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                select * from internal_invoice where (seller_unit = any(:units) or buyer_unit = any(:units))
                    and id < coalesce(cast(:before as uuid), 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
                order by id desc limit :limit""")
                .param("units", units.toArray(UUID[]::new))
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> document(row))
                .list();
    }

    /** What waits for the answer of these units. */
    List<InternalInvoice> waiting(List<UUID> units) {
        return jdbc.sql(
                        "select * from internal_invoice where buyer_unit = any(:units) and state = 'PROPOSED' order by id limit 50")
                .param("units", units.toArray(UUID[]::new))
                .query((row, n) -> document(row))
                .list();
    }

    private static InternalInvoice document(ResultSet row) throws SQLException {
        UUID invoice = row.getObject("invoice_id", UUID.class);
        return new InternalInvoice(
                id(row, "id"),
                new Side(row.getString("seller_entity"), id(row, "seller_unit"), id(row, "seller_subject")),
                new Side(
                        row.getString("buyer_entity"),
                        id(row, "buyer_unit"),
                        row.getObject("buyer_subject", UUID.class)),
                row.getString("title"),
                Money.ofCents(row.getLong("amount_cents")),
                State.valueOf(row.getString("state")),
                row.getObject("proposed_on", LocalDate.class),
                row.getObject("decided_on", LocalDate.class),
                row.getString("reason"),
                row.getString("number"),
                row.getObject("reverses", UUID.class),
                invoice == null ? null : new InvoiceId(invoice));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }
}
