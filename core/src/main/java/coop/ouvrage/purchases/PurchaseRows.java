package coop.ouvrage.purchases;

import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.spi.OwnVat;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the database as values. */
final class PurchaseRows {

    private PurchaseRows() {}

    static Purchase purchase(ResultSet row, List<Facts.Vat> table, List<Purchase.Part> parts) throws SQLException {
        String found = row.getString("unit_found");
        return new Purchase(
                new PurchaseId(Objects.requireNonNull(row.getObject("id", UUID.class))),
                new Purchase.Receipt(
                        Purchase.Channel.valueOf(row.getString("channel")),
                        row.getString("message_id"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getObject("received_by", UUID.class),
                        row.getString("file_name"),
                        row.getString("file_hash")),
                Purchase.State.valueOf(row.getString("state")),
                row.getString("entity"),
                row.getObject("supplier", UUID.class),
                facts(row, table),
                findings(row.getString("findings")),
                row.getObject("duplicate_of", UUID.class),
                coding(row, found == null ? null : Purchase.Found.valueOf(found)),
                parts,
                row.getObject("holder_by", UUID.class),
                rate(row),
                row.getString("decision"),
                row.getObject("booked_on", LocalDate.class),
                Money.ofCents(row.getLong("open_cents")),
                row.getObject("paid_on", LocalDate.class));
    }

    static Purchase.Coding coding(ResultSet row, Purchase.@Nullable Found found) throws SQLException {
        return new Purchase.Coding(
                row.getObject("unit_id", UUID.class),
                found,
                row.getObject("subject_id", UUID.class),
                Purchase.Nature.valueOf(row.getString("nature")),
                Purchase.Treatment.valueOf(row.getString("treatment")),
                OwnVat.Level.valueOf(row.getString("own_level")),
                row.getString("deduction_limit"),
                row.getBigDecimal("deductible"));
    }

    private static @Nullable ReferenceRate rate(ResultSet row) throws SQLException {
        BigDecimal rate = row.getBigDecimal("rate");
        return rate == null
                ? null
                : new ReferenceRate(
                        row.getString("currency"),
                        Objects.requireNonNull(row.getObject("rate_day", LocalDate.class)),
                        rate);
    }

    private static Facts facts(ResultSet row, List<Facts.Vat> table) throws SQLException {
        return new Facts(
                row.getString("kind").equals("CREDIT_NOTE"),
                row.getString("supplier_name"),
                row.getString("supplier_number"),
                row.getString("number"),
                row.getString("type_code"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("currency"),
                money(row, "excl_cents"),
                money(row, "vat_cents"),
                money(row, "stated_vat_cents"),
                money(row, "payable_cents"),
                row.getString("iban"),
                row.getString("payment_reference"),
                row.getString("order_reference"),
                row.getString("buyer_reference"),
                row.getString("corrects"),
                row.getString("sender_endpoint"),
                row.getString("receiver_endpoint"),
                table);
    }

    static Facts.Vat vat(ResultSet row) throws SQLException {
        return new Facts.Vat(
                row.getString("category"),
                row.getBigDecimal("rate"),
                Money.ofCents(row.getLong("taxable_cents")),
                Money.ofCents(row.getLong("tax_cents")));
    }

    static @Nullable Money money(ResultSet row, String column) throws SQLException {
        Long cents = row.getObject(column, Long.class);
        return cents == null ? null : Money.ofCents(cents);
    }

    private static List<Finding> findings(String json) {
        return List.of(JsonMapper.shared().readValue(json, Finding[].class));
    }
}
