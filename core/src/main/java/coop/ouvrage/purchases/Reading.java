package coop.ouvrage.purchases;

import coop.ouvrage.einvoice.DocumentKind;
import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.EInvoiceReader;
import coop.ouvrage.einvoice.EInvoiceRules;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.Party;
import coop.ouvrage.einvoice.Payment;
import coop.ouvrage.einvoice.ReadInvoice;
import coop.ouvrage.einvoice.VatSubtotal;
import coop.ouvrage.einvoice.Verdict;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads what came in: what it says, what is wrong with it, whom it names as buyer. */
@Component
class Reading {

    private final EInvoiceRules rules;

    Reading(EInvoiceRules rules) {
        this.rules = rules;
    }

    /** @param invoice null if the file holds none that can be read; then the findings say why */
    record Read(@Nullable EInvoice invoice, Facts facts, List<Finding> findings) {}

    Read of(byte[] file) {
        Outcome<ReadInvoice> outcome = EInvoiceReader.read(file);
        if (!(outcome instanceof Outcome.Done<ReadInvoice>(ReadInvoice read))) {
            return new Read(
                    null,
                    Facts.NONE,
                    outcome.refusals().stream().map(Reading::unreadable).toList());
        }
        List<Finding> findings = new ArrayList<>(read.findings());
        if (rules.check(file) instanceof Outcome.Done<Verdict>(Verdict verdict)) {
            verdict.findings().stream()
                    .filter(f -> f.severity() == Finding.Severity.ERROR)
                    .limit(50)
                    .forEach(findings::add);
        }
        return new Read(read.invoice(), facts(read.invoice()), List.copyOf(findings));
    }

    private static Finding unreadable(Refusal refusal) {
        return new Finding(
                refusal.code(),
                Finding.Severity.ERROR,
                "",
                JsonMapper.shared().writeValueAsString(refusal.arguments()));
    }

    /** Whether a finding makes the amounts of a document doubtful, so that it may not be booked. */
    static boolean isAboutAmounts(Finding finding) {
        return finding.rule().equals("READ-SUM")
                || finding.rule().startsWith("READ-") && finding.severity() == Finding.Severity.ERROR
                || finding.rule().matches("BR-CO-1[0-7]|BR-(S|Z|E|AE|IC|G|O)-0[89]|PEPPOL-EN16931-R120");
    }

    static Facts facts(EInvoice invoice) {
        Party seller = invoice.seller();
        Payment payment = invoice.payment();
        boolean negative = invoice.totals().payable() != null
                && invoice.totals().payable().signum() < 0
                && invoice.kind() == DocumentKind.INVOICE;
        boolean credit = invoice.kind() == DocumentKind.CREDIT_NOTE || negative;
        return new Facts(
                credit,
                shortened(seller.name()),
                number(seller),
                shortened(invoice.number()),
                invoice.typeCode(),
                invoice.issueDate(),
                invoice.dueDate(),
                invoice.currency(),
                money(invoice.totals().taxExclusive(), negative),
                money(
                        invoice.totals().tax() == null
                                ? BigDecimal.ZERO
                                : invoice.totals().tax(),
                        negative),
                "EUR".equals(invoice.taxCurrency()) && !invoice.currency().equals("EUR")
                        ? money(invoice.totals().taxInTaxCurrency(), negative)
                        : null,
                money(invoice.totals().payable(), negative),
                payment == null || payment.account() == null
                        ? null
                        : payment.account().replace(" ", ""),
                payment == null ? null : payment.reference(),
                firstOf(invoice.orderReference(), invoice.contractReference(), invoice.projectReference()),
                firstOf(invoice.buyerReference(), invoice.note()),
                invoice.preceding().isEmpty()
                        ? null
                        : invoice.preceding().getFirst().number(),
                text(seller.endpoint()),
                text(invoice.buyer().endpoint()),
                invoice.vat().stream()
                        .map(row -> vat(row, negative))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static String number(Party seller) {
        Identifier legal = seller.legalId();
        return Objects.requireNonNullElse(seller.vatNumber(), legal == null ? "" : legal.value())
                .replaceAll("[^0-9A-Za-z]", "")
                .toUpperCase(java.util.Locale.ROOT);
    }

    private static Facts.@Nullable Vat vat(VatSubtotal row, boolean negative) {
        Money taxable = money(row.taxable(), negative);
        Money tax = money(row.tax() == null ? BigDecimal.ZERO : row.tax(), negative);
        if (taxable == null || tax == null) {
            return null;
        }
        String category =
                row.vat().category() == null ? "" : row.vat().category().name();
        BigDecimal rate = row.vat().rate() == null ? BigDecimal.ZERO : row.vat().rate();
        return new Facts.Vat(category, rate.setScale(4, RoundingMode.HALF_UP), taxable, tax);
    }

    /** Null for what is beyond any amount that we could owe. */
    private static @Nullable Money money(@Nullable BigDecimal amount, boolean negative) {
        if (amount == null || amount.abs().compareTo(new BigDecimal("1000000000")) > 0) {
            return null;
        }
        return Money.rounded(negative ? amount.negate() : amount);
    }

    private static @Nullable String firstOf(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return shortened(text);
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable Identifier id) {
        return id == null || id.value().isEmpty() ? null : id.toString();
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
