package coop.ouvrage.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.einvoice.UblSamples.Sample;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EInvoiceReaderSamplesTest {

    @Test
    void readsEveryDocumentAsItsAuthorsDo() {
        UblSamples.documents().forEach(EInvoiceReaderSamplesTest::compare);
    }

    private static void compare(Sample sample) {
        ReadInvoice read = EInvoiceReader.read(sample.bytes()).orThrow();
        EInvoice invoice = read.invoice();
        JsonNode expected = sample.expected();
        assertThat(read.findings().stream().filter(f -> f.severity() == Finding.Severity.ERROR))
                .as(sample.name())
                .isEmpty();
        assertThat(invoice.number()).isEqualTo(expected.get("number").asString());
        assertThat(String.valueOf(invoice.issueDate()))
                .isEqualTo(expected.get("issueDate").asString());
        assertThat(Objects.toString(invoice.dueDate(), "")).as(sample.name()).isEqualTo(text(expected, "dueDate"));
        assertThat(invoice.typeCode()).isEqualTo(expected.get("typeCode").asString());
        assertThat(invoice.currency()).isEqualTo(expected.get("currency").asString());
        assertThat(invoice.seller().name().replaceAll("\\s+", " "))
                .isEqualTo(text(expected.get("supplier"), "name").replaceAll("\\s+", " "));
        vatNumber(sample, invoice.seller(), text(expected.get("supplier"), "vat"));
        vatNumber(sample, invoice.buyer(), text(expected.get("customer"), "vat"));
        assertThat(invoice.lines()).hasSize(expected.get("lines").asInt());
        assertThat(invoice.attachments().stream().filter(a -> a.content() != null))
                .as(sample.name())
                .hasSize(expected.get("attachments").asInt());
        totals(sample, invoice.totals(), expected);
        vat(sample, invoice, expected);
    }

    /** The published value is the first tax registration, which in Sweden may be the words of another one (BT-32). */
    private static void vatNumber(Sample sample, Party party, String published) {
        if (!published.contains("skatt")) {
            assertThat(Objects.toString(party.vatNumber(), ""))
                    .as(sample.name())
                    .isEqualTo(published);
        }
    }

    private static void totals(Sample sample, Totals totals, JsonNode expected) {
        same(sample, totals.lines(), expected, "LineExtensionAmount");
        same(sample, totals.taxExclusive(), expected, "TaxExclusiveAmount");
        same(sample, totals.taxInclusive(), expected, "TaxInclusiveAmount");
        same(sample, totals.prepaid(), expected, "PrepaidAmount");
        same(sample, totals.payable(), expected, "PayableAmount");
    }

    private static void vat(Sample sample, EInvoice invoice, JsonNode expected) {
        var rows = invoice.vat().stream()
                .map(row -> Objects.toString(row.vat().category(), "") + "|"
                        + percent(row.vat().rate()) + "|" + plain(row.taxable()) + "|" + plain(row.tax()))
                .toList();
        var wanted = expected.get("vat")
                .valueStream()
                .map(JsonNode::asString)
                .map(EInvoiceReaderSamplesTest::normalised)
                .toList();
        assertThat(rows).as(sample.name()).isEqualTo(wanted);
    }

    private static String normalised(String row) {
        String[] parts = row.split("\\|", -1);
        return parts[0] + "|" + plain(decimal(parts[1])) + "|" + plain(decimal(parts[2])) + "|"
                + plain(decimal(parts[3]));
    }

    private static @Nullable BigDecimal decimal(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static String percent(@Nullable BigDecimal rate) {
        return rate == null ? "" : plain(rate.movePointRight(2));
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
    }

    private static void same(Sample sample, @Nullable BigDecimal amount, JsonNode expected, String name) {
        assertThat(plain(amount)).as("%s %s", sample, name).isEqualTo(plain(decimal(text(expected, name))));
    }

    private static String text(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asString() : "";
    }
}
