package coop.ouvrage.einvoice;

import coop.ouvrage.documents.PrintFormat;
import coop.ouvrage.einvoice.InvoicePrint.Block;
import coop.ouvrage.einvoice.InvoicePrint.Fact;
import coop.ouvrage.einvoice.InvoicePrint.Labels;
import coop.ouvrage.einvoice.InvoicePrint.Pay;
import coop.ouvrage.einvoice.InvoicePrint.Row;
import coop.ouvrage.einvoice.InvoicePrint.VatRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a document into the words and figures of its language. */
final class InvoicePrinter {

    private final EInvoice invoice;
    private final PrintFormat format;
    private final InvoicePicture.Dress dress;
    private final EInvoiceWords words;

    InvoicePrinter(EInvoice invoice, PrintFormat format, InvoicePicture.Dress dress) {
        this.invoice = invoice;
        this.format = format;
        this.dress = dress;
        this.words = EInvoiceWords.in(format.language());
    }

    InvoicePrint print() {
        Totals totals = invoice.totals();
        boolean credit = invoice.kind() == DocumentKind.CREDIT_NOTE;
        return new InvoicePrint(
                format.language().getLanguage(),
                word(title(credit), Map.of("number", invoice.number())),
                answer(credit),
                dress.brand(),
                dress.logo() == null ? null : "ouvrage:logo",
                block("seller", invoice.seller()),
                block("buyer", invoice.buyer()),
                facts(),
                invoice.lines().stream().map(this::row).toList(),
                invoice.vat().stream().map(this::vatRow).toList(),
                sums(totals),
                new Fact(word(credit ? "total_credit" : "total_payable"), amount(totals.payable())),
                credit ? null : pay(),
                invoice.note(),
                dress.mentions(),
                foot(),
                labels(credit),
                InvoicePrint.Look.of(dress.colour()));
    }

    private String title(boolean credit) {
        if (credit) {
            return "credit_note";
        }
        return invoice.isPrepayment() ? "deposit_invoice" : "invoice";
    }

    private String answer(boolean credit) {
        String amount = amount(invoice.totals().payable());
        if (credit) {
            return word("answer_credit", Map.of("amount", amount));
        }
        return invoice.dueDate() == null
                ? word("answer_undated", Map.of("amount", amount))
                : word("answer", Map.of("amount", amount, "date", format.date(invoice.dueDate())));
    }

    private Block block(String heading, Party party) {
        PostalAddress address = party.address();
        List<String> lines = new ArrayList<>();
        Stream.of(
                        party.tradingName(),
                        address.street(),
                        address.additional(),
                        joined(" ", address.postCode(), address.city()),
                        joined(", ", address.region(), country(address)),
                        party.vatNumber() == null ? null : word("vat_number", Map.of("number", party.vatNumber())),
                        party.legalForm())
                .filter(Objects::nonNull)
                .filter(line -> !line.isBlank())
                .forEach(lines::add);
        Contact contact = party.contact();
        if (contact != null) {
            lines.add(joined(" · ", contact.name(), contact.phone(), contact.mail()));
        }
        return new Block(word(heading), party.name(), List.copyOf(lines));
    }

    private @Nullable String country(PostalAddress address) {
        return address.country() == null
                ? null
                : java.util.Locale.of("", address.country()).getDisplayCountry(format.language());
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        add(facts, "issued_on", format.date(invoice.issueDate()));
        add(facts, "due_on", format.date(invoice.dueDate()));
        Period period = invoice.period();
        add(
                facts,
                "period",
                period == null ? "" : joined(" – ", format.date(period.start()), format.date(period.end())));
        add(facts, "tax_due_on", format.date(invoice.taxPointDate()));
        add(facts, "delivered_on", delivered());
        add(facts, "subject", dress.subject());
        add(facts, "buyer_reference", given(invoice.buyerReference()));
        add(facts, "order_reference", invoice.orderReference());
        add(facts, "contract_reference", invoice.contractReference());
        for (PrecedingInvoice preceding : invoice.preceding()) {
            String date = preceding.issueDate() == null ? null : format.date(preceding.issueDate());
            add(facts, "corrects", joined(" · ", preceding.number(), date));
        }
        return List.copyOf(facts);
    }

    /** Of a deposit nothing was supplied yet, whatever day a rule wants in the document. */
    private String delivered() {
        Delivery delivery = invoice.delivery();
        return delivery == null || invoice.isPrepayment() ? "" : format.date(delivery.date());
    }

    /** Without a reference of the buyer the document carries its subject in that place, or the beginning of a long one (R003). */
    private @Nullable String given(@Nullable String reference) {
        String subject = dress.subject();
        if (reference == null || subject == null) {
            return reference;
        }
        boolean own = subject.equals(reference)
                || (reference.length() >= EInvoice.LONGEST_REFERENCE && subject.startsWith(reference));
        return own ? null : reference;
    }

    private void add(List<Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(word(label), value));
        }
    }

    private Row row(InvoiceLine line) {
        String detail = joined("\n", line.description(), line.note());
        return new Row(
                line.name(),
                detail.isEmpty() ? null : detail,
                format.number(line.quantity(), 0) + unit(line.unit()),
                line.unitPrice() == null ? "" : format.number(line.unitPrice(), 2),
                treatment(line.vat()),
                amount(line.net()));
    }

    private String unit(@Nullable String code) {
        return code == null
                ? ""
                : words.print("unit." + code, Map.of()).map(w -> "\u00A0" + w).orElse("");
    }

    private VatRow vatRow(VatSubtotal row) {
        return new VatRow(treatment(row.vat()), row.vat().reason(), amount(row.taxable()), amount(row.tax()));
    }

    private String treatment(VatTreatment vat) {
        VatCategory category = vat.category();
        if (category == null || category == VatCategory.S) {
            return format.percent(vat.rate());
        }
        return words.print("category." + category.name(), Map.of()).orElse(category.name());
    }

    private List<Fact> sums(Totals totals) {
        List<Fact> sums = new ArrayList<>();
        for (AllowanceCharge extra : invoice.allowancesAndCharges()) {
            String label = extra.reason() == null ? word(extra.charge() ? "charge" : "allowance") : extra.reason();
            sums.add(new Fact(label, amount(extra.signed())));
        }
        add(sums, "total_exclusive", amount(totals.taxExclusive()));
        add(sums, "total_vat", amount(totals.tax()));
        String taxCurrency = invoice.taxCurrency();
        if (taxCurrency != null && !taxCurrency.equals(invoice.currency())) {
            add(sums, "vat_in_tax_currency", format.amount(totals.taxInTaxCurrency(), taxCurrency));
        }
        if (totals.prepaid() != null) {
            add(sums, "total_inclusive", amount(totals.taxInclusive()));
            add(sums, "prepaid", amount(totals.prepaid().negate()));
        }
        return List.copyOf(sums);
    }

    private @Nullable Pay pay() {
        Payment payment = invoice.payment();
        if (payment == null) {
            return null;
        }
        List<Fact> facts = new ArrayList<>();
        add(facts, "account", grouped(payment.account()));
        add(facts, "bic", payment.bic());
        add(facts, "account_name", payment.accountName());
        add(facts, "reference", payment.reference());
        add(facts, "terms", payment.terms());
        return new Pay(word("pay"), List.copyOf(facts), dress.qrText() == null ? null : "ouvrage:qr", word("qr"));
    }

    /** An IBAN in groups of four, as people read it aloud. */
    private static @Nullable String grouped(@Nullable String account) {
        return account == null ? null : account.replaceAll("\\s", "").replaceAll("(.{4})(?=.)", "$1\u00A0");
    }

    private String foot() {
        Party seller = invoice.seller();
        PostalAddress address = seller.address();
        return joined(
                " · ",
                seller.name(),
                joined(", ", address.street(), joined(" ", address.postCode(), address.city())),
                seller.vatNumber(),
                seller.legalForm());
    }

    private Labels labels(boolean credit) {
        return new Labels(
                word(credit ? "lines_credited" : "lines"),
                word("what"),
                word("quantity"),
                word("price"),
                word("vat"),
                word("net"),
                word("vat_table"),
                word("taxable"),
                word("tax"));
    }

    private String amount(@Nullable BigDecimal amount) {
        return format.amount(amount, invoice.currency());
    }

    private String word(String key) {
        return word(key, Map.of());
    }

    private String word(String key, Map<String, ?> values) {
        return words.print(key, values).orElseThrow(() -> new IllegalStateException("no word for " + key));
    }

    private static String joined(String by, @Nullable String... parts) {
        return String.join(
                by,
                Stream.of(parts)
                        .filter(Objects::nonNull)
                        .filter(p -> !p.isBlank())
                        .toList());
    }
}
