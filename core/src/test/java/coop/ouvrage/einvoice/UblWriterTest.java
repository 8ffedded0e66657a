package coop.ouvrage.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UblWriterTest {

    private final EInvoiceRules rules = new EInvoiceRules();

    @Test
    void aPdfInsideIsAcceptedByTheRulesAndReadBack() {
        EInvoice invoice = EInvoiceReader.read(Samples.INVOICE).orThrow().invoice();
        byte[] pdf = "%PDF-1.7 picture".getBytes(StandardCharsets.US_ASCII);
        EInvoice withPicture = invoice.withAttachment(Attachment.pdf("facture.pdf", pdf));
        assertThat(rules.check(withPicture).errors()).isEmpty();
        EInvoice read =
                EInvoiceReader.read(UblWriter.write(withPicture)).orThrow().invoice();
        assertThat(read.attachments().getFirst().content()).isEqualTo(pdf);
    }

    @Test
    void theSameDocumentGivesTheSameBytes() {
        EInvoice invoice = EInvoiceReader.read(Samples.INVOICE).orThrow().invoice();
        assertThat(UblWriter.write(invoice)).isEqualTo(Samples.INVOICE);
    }

    @Test
    void aSpoiledDocumentBreaksExactlyTheRuleThatItShould() {
        String text = new String(Samples.INVOICE, StandardCharsets.UTF_8);
        assertThat(broken(text.replace(">121.00</cbc:PayableAmount", ">120.00</cbc:PayableAmount")))
                .containsExactly("BR-CO-16");
        assertThat(broken(text.replace("0403170701", "0403170702"))).contains("PEPPOL-COMMON-R043");
        assertThat(broken(text.replace("<cbc:BuyerReference>x</cbc:BuyerReference>", "")))
                .containsExactly("PEPPOL-EN16931-R003");
        assertThat(broken(text.replace("<cbc:ID>1</cbc:ID><cbc:IssueDate>", "<cbc:IssueDate>")))
                .contains("XSD");
    }

    @Test
    void aSelfBilledDocumentPassesItsOwnRules() {
        EInvoice plain = EInvoiceReader.read(Samples.INVOICE).orThrow().invoice();
        EInvoiceBuilder builder = EInvoice.invoice(
                        "SB-1", java.time.LocalDate.of(2026, 11, 20), plain.seller(), plain.buyer())
                .references("x", null)
                .dueOn(java.time.LocalDate.of(2026, 12, 20))
                .line(plain.lines().getFirst())
                .selfBilled();
        Verdict verdict = rules.check(builder.build());
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.profile()).isEqualTo("Peppol BIS Self-Billing 3");
    }

    @Test
    void aDocumentIsJudgedByTheRulesInForceOnItsDay() {
        String text = new String(Samples.INVOICE, StandardCharsets.UTF_8);
        assertThat(ruleSet(text)).isEqualTo("2026.5");
        assertThat(ruleSet(text.replace("2026-09-01", "2026-08-16"))).isEqualTo("2025.11");
        assertThat(ruleSet(text.replace("2026-09-01", "2025-09-01"))).isEqualTo("2025.5");
        assertThat(ruleSet(text.replace("2026-09-01", "2017-09-01"))).isEqualTo("2026.5");
    }

    private String ruleSet(String text) {
        return rules.check(text.getBytes(StandardCharsets.UTF_8)).orThrow().ruleSet();
    }

    private java.util.List<String> broken(String text) {
        return rules.check(text.getBytes(StandardCharsets.UTF_8)).orThrow().errors().stream()
                .map(Finding::rule)
                .toList();
    }
}
