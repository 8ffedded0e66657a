package coop.ouvrage.invoicing;

import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Rows;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    static List<Rows.Row> rows(QuoteId quote, List<SaleLine> lines) {
        List<Rows.Row> rows = new ArrayList<>();
        for (SaleLine line : lines) {
            rows.add(new Rows.Row()
                    .with("quote_id", quote.value())
                    .with("line_no", rows.size() + 1)
                    .with("description", line.description())
                    .with("supply", line.supply())
                    .with("quantity", line.quantity())
                    .with("quantity_unit", line.quantityUnit())
                    .with("unit_price", line.unitPrice())
                    .with("net_cents", line.net().cents())
                    .with("vat_case", line.vat().code())
                    .with("vat_category", line.vat().category())
                    .with("vat_rate", line.vat().rate())
                    .with("vat_reason_code", line.vat().reasonCode())
                    .with("vat_mention", Mentions.encode(line.vat().mention()))
                    .with("justification", line.justification()));
        }
        return rows;
    }

    /** A line as it will be read again: with the decimals of its columns, and of its VAT case what the row keeps. */
    static SaleLine asStored(SaleLine line) {
        VatCase vat = line.vat();
        return new SaleLine(
                line.description(),
                line.supply(),
                line.quantity().setScale(4, RoundingMode.HALF_UP),
                line.quantityUnit(),
                line.unitPrice().setScale(6, RoundingMode.HALF_UP),
                line.net(),
                new VatCase(
                        vat.code(),
                        vat.category(),
                        vat.rate().setScale(4, RoundingMode.HALF_UP),
                        vat.reasonCode(),
                        Mentions.decode(Mentions.encode(vat.mention())),
                        "",
                        "",
                        false),
                line.justification());
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
