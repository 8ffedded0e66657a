package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.einvoice.EInvoiceRules;
import coop.ouvrage.ledger.Verify;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** What must hold of documents that were issued: the official rules, and the books behind them. */
@TestComponent
record InvoiceProof(InvoicePapers papers, EInvoiceRules rules, Verify verify) {

    void valid(Invoice... documents) {
        valid(Arrays.stream(documents).map(Invoice::id).toList());
    }

    void valid(List<InvoiceId> documents) {
        documents.forEach(id -> assertThat(rules.check(papers.ubl(id)).orThrow().errors())
                .as(id.toString())
                .isEmpty());
    }

    void books() {
        assertThat(verify.run())
                .allSatisfy(report ->
                        assertThat(report.failures()).as(report.name()).isEmpty());
    }

    String xml(Invoice document) {
        return new String(papers.ubl(document.id()), StandardCharsets.UTF_8);
    }
}
