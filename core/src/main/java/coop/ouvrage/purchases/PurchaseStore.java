package coop.ouvrage.purchases;

import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.Coding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code purchase}. */
@Repository
class PurchaseStore {

    private final JdbcClient jdbc;
    private final PurchaseContent content;
    private final PartStore parts;

    PurchaseStore(JdbcClient jdbc, PurchaseContent content, PartStore parts) {
        this.jdbc = jdbc;
        this.content = content;
        this.parts = parts;
    }

    void insert(Purchase purchase) {
        PurchaseContent.bound(purchase, jdbc.sql("""
                insert into purchase (id, channel, message_id, received_at, received_by, file_name, file_hash, kind, state, entity,
                    supplier, supplier_name, supplier_number, number, type_code, issued_on, due_on, currency, excl_cents, vat_cents,
                    stated_vat_cents, payable_cents, iban, payment_reference, order_reference, buyer_reference, corrects, sender_endpoint,
                    receiver_endpoint, findings, duplicate_of)
                values (:id, :channel, :message, :at, :by, :file, :hash, :kind, :state, :entity,
                    :supplier, :name, :vatNumber, :number, :type, :issued, :due, :currency, :excl, :vat,
                    :stated, :payable, :iban, :payment, :order, :buyer, :corrects, :sender, :receiver, :findings::jsonb, :duplicate)"""))
                .param("id", purchase.id().value())
                .param("channel", purchase.receipt().channel().name())
                .param("message", purchase.receipt().messageId())
                .param("at", purchase.receipt().at().atOffset(ZoneOffset.UTC))
                .param("by", purchase.receipt().by())
                .param("file", purchase.receipt().fileName())
                .param("hash", purchase.receipt().fileHash())
                .update();
        content.insertTable(purchase.id(), purchase.facts().table());
        code(purchase.id(), purchase.coding());
    }

    void code(PurchaseId id, Coding coding) {
        jdbc.sql("""
                update purchase set unit_id = :unit, unit_found = :found, subject_id = :subject, nature = :nature,
                    treatment = :treatment, own_level = :level, deduction_limit = :limit, deductible = :deductible
                where id = :id""")
                .param("id", id.value())
                .param("unit", coding.unit())
                .param("found", coding.found() == null ? null : coding.found().name())
                .param("subject", coding.subject())
                .param("nature", coding.nature().name())
                .param("treatment", coding.treatment().name())
                .param("level", coding.ownLevel().name())
                .param("limit", coding.limit())
                .param("deductible", coding.deductible())
                .update();
    }

    void entity(PurchaseId id, String entity) {
        jdbc.sql("update purchase set entity = :entity where id = :id")
                .param("id", id.value())
                .param("entity", entity)
                .update();
    }

    void state(PurchaseId id, Purchase.State state) {
        jdbc.sql("update purchase set state = :state where id = :id")
                .param("id", id.value())
                .param("state", state.name())
                .update();
    }

    void paid(PurchaseId id, Purchase.State state, Money open, @Nullable LocalDate on) {
        jdbc.sql("update purchase set state = :state, open_cents = :open, paid_on = :on where id = :id")
                .param("id", id.value())
                .param("state", state.name())
                .param("open", open.cents())
                .param("on", on)
                .update();
    }

    /** @param rate at which a document in another currency is booked; null for the euro */
    void held(PurchaseId id, @Nullable UUID by, Instant at, @Nullable ReferenceRate rate) {
        jdbc.sql(
                        "update purchase set state = 'FINANCE', holder_by = :by, holder_at = :at, rate = :rate, rate_day = :day where id = :id")
                .param("id", id.value())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("rate", rate == null ? null : rate.perEuro())
                .param("day", rate == null ? null : rate.day())
                .update();
    }

    /**
     * What an invoice of a supplier asks for, VAT included and in its currency, less what other credit notes on it that are booked give back;
     * empty for an invoice that we do not have.
     */
    Optional<Money> leftOf(UUID supplier, String number, String currency, PurchaseId note) {
        return jdbc
                .sql("""
                select i.payable_cents - coalesce((select sum(c.payable_cents) from purchase c
                        where c.supplier = i.supplier and c.kind = 'CREDIT_NOTE' and c.corrects = i.number
                            and c.currency = i.currency and c.booked_on is not null and c.id <> :note), 0) as left_cents
                from purchase i
                where i.supplier = :supplier and i.kind = 'INVOICE' and i.number = :number and i.currency = :currency
                    and i.payable_cents is not null and i.state not in ('DUPLICATE', 'REFUSED')
                order by i.id""")
                .param("supplier", supplier)
                .param("number", number)
                .param("currency", currency)
                .param("note", note.value())
                .query((row, n) -> Money.ofCents(row.getLong("left_cents")))
                .list()
                .stream()
                .findFirst();
    }

    /** The rate at which an invoice was booked, for what corrects it. */
    Optional<ReferenceRate> rateOf(UUID supplier, String number, String currency) {
        return jdbc
                .sql("""
                select currency, rate_day, rate from purchase where supplier = :supplier and kind = 'INVOICE' and number = :number
                    and currency = :currency and rate is not null and state not in ('DUPLICATE', 'REFUSED')""")
                .param("supplier", supplier)
                .param("number", number)
                .param("currency", currency)
                .query((row, n) -> new ReferenceRate(
                        row.getString("currency"),
                        Objects.requireNonNull(row.getObject("rate_day", LocalDate.class)),
                        row.getBigDecimal("rate")))
                .list()
                .stream()
                .findFirst();
    }

    void booked(PurchaseId id, @Nullable UUID by, Instant at, LocalDate on, PurchaseBooking.Amounts amounts) {
        jdbc.sql("""
                update purchase set state = 'BOOKED', decided_by = :by, decided_at = :at, booked_on = :on, open_cents = :open,
                    euro_excl_cents = :excl, euro_vat_cents = :vat
                where id = :id""")
                .param("id", id.value())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("on", on)
                .param("excl", amounts.excl().cents())
                .param("vat", amounts.vat().cents())
                .param("open", amounts.payable().cents())
                .update();
    }

    void refused(PurchaseId id, @Nullable UUID by, Instant at, String reason) {
        jdbc.sql("""
                update purchase set state = 'REFUSED', decided_by = :by, decided_at = :at, decision = :reason where id = :id""")
                .param("id", id.value())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
    }

    Optional<Purchase> find(PurchaseId id) {
        return one("where p.id = :value", id.value());
    }

    Optional<Purchase> lock(PurchaseId id) {
        return one("where p.id = :value for update of p", id.value());
    }

    /** Whoever books documents of a supplier comes one after the other, until the end of the transaction. */
    void lockSupplier(UUID supplier) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('purchases-of ' || :supplier, 0))")
                .param("supplier", supplier.toString())
                .query((row, n) -> n)
                .list();
    }

    Optional<Purchase> ofMessage(Purchase.Channel channel, String message) {
        return one("where p.channel = '" + channel + "' and p.message_id = :value", message);
    }

    private Optional<Purchase> one(String where, Object value) {
        return jdbc.sql("select p.* from purchase p " + where)
                .param("value", value)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return PurchaseRows.purchase(row, table(id), parts.of(id));
                })
                .optional();
    }

    private List<Facts.Vat> table(@Nullable UUID id) {
        return jdbc.sql("select * from purchase_vat where purchase_id = :id order by nr")
                .param("id", id)
                .query((row, n) -> PurchaseRows.vat(row))
                .list();
    }

    /** The document of a supplier that bears this number and still counts; whoever receives queues behind the supplier. */
    Optional<UUID> living(UUID supplier, boolean credit, String number) {
        jdbc.sql("select party from supplier where party = :supplier for update")
                .param("supplier", supplier)
                .query(UUID.class)
                .optional();
        return jdbc
                .sql("""
                select id from purchase where supplier = :supplier and kind = :kind and lower(number) = lower(:number) and number <> ''
                    and state not in ('UNREADABLE', 'DUPLICATE', 'REFUSED')""")
                .param("supplier", supplier)
                .param("kind", credit ? "CREDIT_NOTE" : "INVOICE")
                .param("number", number)
                .query(UUID.class)
                .list()
                .stream()
                .findFirst();
    }

    /** Booked and not wholly settled documents of a supplier in a currency in the books of an entity, oldest first, locked. */
    List<PurchaseId> open(String entity, UUID supplier, String currency, boolean credit) {
        return jdbc
                .sql("""
                select id from purchase where entity = :entity and supplier = :supplier and kind = :kind and state = 'BOOKED'
                    and currency = :currency and open_cents > 0 order by issued_on, id for update""")
                .param("entity", entity)
                .param("supplier", supplier)
                .param("currency", currency)
                .param("kind", credit ? "CREDIT_NOTE" : "INVOICE")
                .query(UUID.class)
                .list()
                .stream()
                .map(PurchaseId::new)
                .toList();
    }

    /** Invoices to be paid by a day. */
    List<PurchaseId> due(String entity, LocalDate until) {
        return jdbc.sql("""
                select id from purchase where entity = :entity and state = 'BOOKED' and kind = 'INVOICE' and open_cents > 0
                    and currency = 'EUR' and coalesce(due_on, booked_on) <= :until order by due_on, id""").param("entity", entity).param("until", until).query(UUID.class).list().stream()
                .map(PurchaseId::new)
                .toList();
    }
}
