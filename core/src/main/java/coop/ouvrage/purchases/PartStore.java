package coop.ouvrage.purchases;

import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.Coding;
import coop.ouvrage.purchases.Purchase.Found;
import coop.ouvrage.purchases.Purchase.Part;
import java.time.Instant;
import java.time.ZoneOffset;
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
        for (int nr = 0; nr < parts.size(); nr++) {
            Part part = parts.get(nr);
            Coding coding = part.coding();
            jdbc.sql("""
                    insert into purchase_part (id, purchase_id, nr, text, vat_row, net_cents, unit_id, subject_id, nature, treatment,
                        own_level, deduction_limit, deductible)
                    values (:id, :purchase, :nr, :text, :row, :net, :unit, :subject, :nature, :treatment, :level, :limit, :deductible)""")
                    .param("id", part.id())
                    .param("purchase", id.value())
                    .param("nr", nr + 1)
                    .param("text", part.text())
                    .param("row", part.row())
                    .param("net", part.net().cents())
                    .param("unit", coding.unit())
                    .param("subject", coding.subject())
                    .param("nature", coding.nature().name())
                    .param("treatment", coding.treatment().name())
                    .param("level", coding.ownLevel().name())
                    .param("limit", coding.limit())
                    .param("deductible", coding.deductible())
                    .update();
        }
    }

    void approved(List<Part> parts, @Nullable UUID by, Instant at) {
        jdbc.sql("update purchase_part set approved_by = :by, approved_at = :at where id = any(:ids)")
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", parts.stream().map(Part::id).toArray(UUID[]::new))
                .update();
    }

    void booked(PurchaseId id, List<Share> shares) {
        for (int nr = 0; nr < shares.size(); nr++) {
            Share share = shares.get(nr);
            jdbc.sql("""
                    insert into purchase_share (purchase_id, nr, unit_id, nature, treatment, excl_cents, cost_cents, deducted_cents,
                        own_vat_cents)
                    values (:id, :nr, :unit, :nature, :treatment, :excl, :cost, :deducted, :own)""")
                    .param("id", id.value())
                    .param("nr", nr + 1)
                    .param("unit", share.coding().unit())
                    .param("nature", share.coding().nature().name())
                    .param("treatment", share.coding().treatment().name())
                    .param("excl", share.excl().cents())
                    .param("cost", share.cost().cents())
                    .param("deducted", share.deducted().cents())
                    .param("own", share.ownVat().cents())
                    .update();
        }
    }
}
