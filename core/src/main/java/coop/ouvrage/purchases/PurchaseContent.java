package coop.ouvrage.purchases;

import coop.ouvrage.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What a row of {@code purchase} says of its document: read when it came, or typed by somebody who read the paper. */
@Repository
class PurchaseContent {

    private final JdbcClient jdbc;

    PurchaseContent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts what somebody typed into a row that had no content. */
    void typed(Purchase purchase) {
        bound(purchase, jdbc.sql("""
                update purchase set kind = :kind, state = :state, entity = :entity, supplier = :supplier, supplier_name = :name,
                    supplier_number = :vatNumber, number = :number, type_code = :type, issued_on = :issued, due_on = :due,
                    currency = :currency, excl_cents = :excl, vat_cents = :vat, stated_vat_cents = :stated, payable_cents = :payable, iban = :iban,
                    payment_reference = :payment, order_reference = :order, buyer_reference = :buyer, corrects = :corrects,
                    sender_endpoint = :sender, receiver_endpoint = :receiver, findings = :findings::jsonb,
                    duplicate_of = :duplicate
                where id = :id and state = 'UNREADABLE'""")).param("id", purchase.id().value()).update();
        insertTable(purchase.id(), purchase.facts().table());
    }

    static JdbcClient.StatementSpec bound(Purchase purchase, JdbcClient.StatementSpec statement) {
        Facts facts = purchase.facts();
        return statement
                .param("kind", facts.credit() ? "CREDIT_NOTE" : "INVOICE")
                .param("state", purchase.state().name())
                .param("entity", purchase.entity())
                .param("supplier", purchase.supplier())
                .param("name", facts.supplierName())
                .param("vatNumber", facts.supplierNumber())
                .param("number", facts.number())
                .param("type", facts.typeCode())
                .param("issued", facts.issuedOn())
                .param("due", facts.dueOn())
                .param("currency", facts.currency())
                .param("excl", cents(facts.excl()))
                .param("vat", cents(facts.vat()))
                .param("stated", cents(facts.statedVat()))
                .param("payable", cents(facts.payable()))
                .param("iban", facts.iban())
                .param("payment", facts.paymentReference())
                .param("order", facts.orderReference())
                .param("buyer", facts.buyerReference())
                .param("corrects", facts.corrects())
                .param("sender", facts.sender())
                .param("receiver", facts.receiver())
                .param("findings", JsonMapper.shared().writeValueAsString(purchase.findings()))
                .param("duplicate", purchase.duplicateOf());
    }

    void insertTable(PurchaseId id, List<Facts.Vat> table) {
        for (int nr = 0; nr < table.size(); nr++) {
            Facts.Vat row = table.get(nr);
            jdbc.sql("""
                    insert into purchase_vat (purchase_id, nr, category, rate, taxable_cents, tax_cents)
                    values (:id, :nr, :category, :rate, :taxable, :tax)""")
                    .param("id", id.value())
                    .param("nr", nr)
                    .param("category", row.category())
                    .param("rate", row.rate())
                    .param("taxable", row.taxable().cents())
                    .param("tax", row.tax().cents())
                    .update();
        }
    }

    private static @Nullable Long cents(@Nullable Money money) {
        return money == null ? null : money.cents();
    }
}
