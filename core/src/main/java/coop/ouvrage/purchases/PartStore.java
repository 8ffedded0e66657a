package coop.ouvrage.purchases;

import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.Coding;
import coop.ouvrage.purchases.Purchase.Found;
import coop.ouvrage.purchases.Purchase.Part;
import coop.ouvrage.transaction.Rows;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code purchase_part}, how a document is divided, and of {@code purchase_share}, what of it is in the books. */
@Repository
class PartStore {

    private final JdbcClient jdbc;

    PartStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Part> of(@Nullable UUID purchase) {
        return jdbc.sql("select * from purchase_part where purchase_id = :id order by nr")
                .param("id", purchase)
                .query((row, n) -> new Part(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getString("text"),
                        row.getInt("vat_row"),
                        Money.ofCents(row.getLong("net_cents")),
                        PurchaseRows.coding(row, Found.PERSON),
                        row.getObject("approved_by", UUID.class)))
                .list();
    }

    /** Divides a document anew; none for one that is booked as a whole. */
    void replace(PurchaseId id, List<Part> parts) {
        jdbc.sql("delete from purchase_part where purchase_id = :id")
                .param("id", id.value())
                .update();
        List<Rows.Row> rows = new ArrayList<>();
        for (Part part : parts) {
            Coding coding = part.coding();
            rows.add(new Rows.Row()
                    .with("id", part.id())
                    .with("purchase_id", id.value())
                    .with("nr", rows.size() + 1)
                    .with("text", part.text())
                    .with("vat_row", part.row())
                    .with("net_cents", part.net().cents())
                    .with("unit_id", coding.unit())
                    .with("subject_id", coding.subject())
                    .with("nature", coding.nature().name())
                    .with("treatment", coding.treatment().name())
                    .with("own_level", coding.ownLevel().name())
                    .with("deduction_limit", coding.limit())
                    .with("deductible", coding.deductible()));
        }
        Rows.insert(jdbc, "purchase_part", rows);
    }

    void approved(List<Part> parts, @Nullable UUID by, Instant at) {
        jdbc.sql("update purchase_part set approved_by = :by, approved_at = :at where id = any(:ids)")
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", parts.stream().map(Part::id).toArray(UUID[]::new))
                .update();
    }

    void booked(PurchaseId id, List<Share> shares) {
        List<Rows.Row> rows = new ArrayList<>();
        for (Share share : shares) {
            rows.add(new Rows.Row()
                    .with("purchase_id", id.value())
                    .with("nr", rows.size() + 1)
                    .with("unit_id", share.coding().unit())
                    .with("nature", share.coding().nature().name())
                    .with("treatment", share.coding().treatment().name())
                    .with("excl_cents", share.excl().cents())
                    .with("cost_cents", share.cost().cents())
                    .with("deducted_cents", share.deducted().cents())
                    .with("own_vat_cents", share.ownVat().cents()));
        }
        Rows.insert(jdbc, "purchase_share", rows);
    }
}
