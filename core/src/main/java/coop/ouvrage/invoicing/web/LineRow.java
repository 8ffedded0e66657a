package coop.ouvrage.invoicing.web;

import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.invoicing.SaleLine;
import coop.ouvrage.invoicing.SaleTotals;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.SumRow;
import coop.ouvrage.web.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an offer or invoice as a page shows it.
 *
 * @param quantityUnit UN/ECE Recommendation 20 code
 * @param foreignNet in the currency of the document; null for an invoice in euro
 */
public record LineRow(
        String description,
        String mention,
        BigDecimal quantity,
        String quantityUnit,
        BigDecimal unitPrice,
        BigDecimal vatRate,
        String vatCase,
        Money net,
        @Nullable BigDecimal foreignNet) {

    /** How many of what, such as 7.5 h; pieces need no word. */
    public String quantityIn(Words words) {
        String key = "einvoice.print.unit." + quantityUnit;
        String number = words.number(quantity);
        return words.has(key) ? number + "\u00A0" + words.t(key) : number;
    }

    public static List<LineRow> of(Quote quote, String language) {
        return quote.lines().stream().map(line -> row(line, language)).toList();
    }

    /** Lines that are not written yet. */
    public static List<LineRow> of(List<SaleLine> lines, String language) {
        return lines.stream().map(line -> row(line, language)).toList();
    }

    public static List<SumRow> sums(SaleTotals totals, Words words) {
        return sums(totals.exclVat(), totals.vat(), words);
    }

    private static LineRow row(SaleLine line, String language) {
        return new LineRow(
                line.description(),
                line.vat().mention().getOrDefault(language, ""),
                plain(line.quantity()),
                line.quantityUnit(),
                price(line.unitPrice()),
                line.vat().rate(),
                line.vat().code(),
                line.net(),
                line.documentNet().toDecimal());
    }

    public static List<LineRow> of(Invoice invoice) {
        return invoice.lines().stream()
                .map(line -> new LineRow(
                        line.description(),
                        line.vatMention(),
                        plain(line.quantity()),
                        line.quantityUnit(),
                        price(line.unitPrice()),
                        line.vatRate(),
                        line.vatCase(),
                        line.net(),
                        line.foreignNet()))
                .toList();
    }

    public static List<SumRow> sums(Quote quote, Words words) {
        return sums(quote.exclVat(), quote.vat(), words);
    }

    public static List<SumRow> sums(Invoice invoice, Words words) {
        return sums(invoice.exclVat(), invoice.vat(), words);
    }

    private static List<SumRow> sums(Money exclVat, Money vat, Words words) {
        List<SumRow> rows = new ArrayList<>();
        rows.add(SumRow.of(words.t("invoicing.excl_vat"), exclVat));
        rows.add(SumRow.of(words.t("invoicing.vat"), vat));
        rows.add(SumRow.total(words.t("invoicing.incl_vat"), exclVat.plus(vat)));
        return rows;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    /** With cents at least. */
    private static BigDecimal price(BigDecimal number) {
        BigDecimal bare = plain(number);
        return bare.scale() < 2 ? bare.setScale(2) : bare;
    }
}
