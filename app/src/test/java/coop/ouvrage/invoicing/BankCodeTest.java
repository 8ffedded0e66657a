package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.einvoice.EInvoiceRules;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Bic;
import coop.ouvrage.money.Iban;
import coop.ouvrage.treasury.BankAccounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A bank abroad may ask for the code of ours: it stands on what goes abroad, in each of its forms, and nowhere else. */
@OuvrageTest(perMethod = true)
@Import(SaleFixture.class)
class BankCodeTest {

    private static final Iban ACCOUNT = Iban.of("BE68539007547034");

    private final SaleFixture sale;
    private final InvoicePapers papers;
    private final EInvoiceRules rules;
    private final BankAccounts accounts;

    BankCodeTest(SaleFixture sale, InvoicePapers papers, EInvoiceRules rules, BankAccounts accounts) {
        this.sale = sale;
        this.papers = papers;
        this.rules = rules;
        this.accounts = accounts;
    }

    private Invoice sold(boolean abroad) {
        UUID unit = sale.unit("PROD");
        UUID client = sale.client(
                abroad
                        ? SaleFixture.abroad("NL", "NL123456782B90", true)
                        : SaleFixture.company("0203201340", "BE0203201340"),
                unit);
        return sale.sold(unit, client, List.of(sale.item(Supply.SERVICE, "250.00")));
    }

    private String ubl(Invoice invoice) {
        assertThat(rules.check(papers.ubl(invoice.id())).orThrow().errors()).isEmpty();
        return new String(papers.ubl(invoice.id()), StandardCharsets.UTF_8).replaceAll(">\\s+<", "><");
    }

    private String printed(Invoice invoice) throws IOException {
        try (PDDocument document = Loader.loadPDF(papers.pdf(invoice.id()))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private String forPrograms(Invoice invoice) throws IOException {
        try (PDDocument document = Loader.loadPDF(papers.pdf(invoice.id()))) {
            PDEmbeddedFilesNameTreeNode files =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles();
            return new String(
                    files.getNames()
                            .values()
                            .iterator()
                            .next()
                            .getEmbeddedFile()
                            .toByteArray(),
                    StandardCharsets.UTF_8);
        }
    }

    @Test
    void standsOnAnInvoiceToAClientAbroad() throws IOException {
        accounts.use("PROD", ACCOUNT, Bic.of("GKCCBEBB"));
        Invoice invoice = sold(true);
        assertThat(ubl(invoice))
                .contains("<cac:FinancialInstitutionBranch><cbc:ID>GKCCBEBB</cbc:ID></cac:FinancialInstitutionBranch>");
        assertThat(printed(invoice)).contains("GKCCBEBB");
        assertThat(forPrograms(invoice)).contains("BICID>GKCCBEBB<");
    }

    @Test
    void staysAwayFromInvoicesAtHome() throws IOException {
        accounts.use("PROD", ACCOUNT, Bic.of("GKCCBEBB"));
        Invoice home = sold(false);
        assertThat(ubl(home)).contains("BE68539007547034").doesNotContain("FinancialInstitutionBranch");
        assertThat(printed(home)).doesNotContain("GKCCBEBB").doesNotContain("BIC");
    }

    @Test
    void isLeftOutWhereItIsNotKnown() throws IOException {
        accounts.use("PROD", ACCOUNT, null);
        Invoice abroad = sold(true);
        assertThat(ubl(abroad)).contains("BE68539007547034").doesNotContain("FinancialInstitutionBranch");
        assertThat(printed(abroad)).doesNotContain("BIC");
    }

    @Test
    void aDocumentThatWentOutKeepsTheBankThatItNamed() throws IOException {
        accounts.use("PROD", ACCOUNT, Bic.of("GKCCBEBB"));
        Invoice invoice = sold(true);
        accounts.use("PROD", ACCOUNT, Bic.of("BBRUBEBB"));
        assertThat(printed(invoice)).contains("GKCCBEBB").doesNotContain("BBRUBEBB");
    }
}
