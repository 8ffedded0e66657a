package coop.ouvrage.invoicing;

import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lines of offers as rows, whether they bind or are offered as options. */
final class QuoteLines {

    private QuoteLines() {}

    static void insert(JdbcClient jdbc, String table, String numbered, QuoteId quote, int number, SaleLine line) {
        jdbc.sql("insert into " + table + " (quote_id, " + numbered + """
                , description, supply, quantity, quantity_unit, unit_price,
                    net_cents, vat_case, vat_category, vat_rate, vat_reason_code, vat_mention, justification)
                values (:quote, :number, :description, :supply, :quantity, :unit, :price, :net, :case, :category, :rate,
                    :reason, :mention, :justification)""")
                .param("quote", quote.value())
                .param("number", number)
                .param("description", line.description())
                .param("supply", line.supply().name())
                .param("quantity", line.quantity())
                .param("unit", line.quantityUnit())
                .param("price", line.unitPrice())
                .param("net", line.net().cents())
                .param("case", line.vat().code())
                .param("category", line.vat().category())
                .param("rate", line.vat().rate())
                .param("reason", line.vat().reasonCode())
                .param("mention", Mentions.encode(line.vat().mention()))
                .param("justification", line.justification())
                .update();
    }

    static SaleLine read(ResultSet row) throws SQLException {
        VatCase vat = new VatCase(
                row.getString("vat_case"),
                row.getString("vat_category"),
                row.getBigDecimal("vat_rate"),
                row.getString("vat_reason_code"),
                Mentions.decode(row.getString("vat_mention")),
                "",
                "",
                false);
        return new SaleLine(
                row.getString("description"),
                Supply.valueOf(row.getString("supply")),
                row.getBigDecimal("quantity"),
                row.getString("quantity_unit"),
                row.getBigDecimal("unit_price"),
                Money.ofCents(row.getLong("net_cents")),
                vat,
                row.getString("justification"));
    }
}
