package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.invoicing.spi.VatRules;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.invoicing.spi.VatRules.VatQuestion;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Units;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an invoice of a sale up to the point where only its number is missing; asks the database nothing. */
@Component
class SaleDrafts {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST = 500;

    private final VatRules vat;
    private final QuoteDrafting drafting;
    private final Units units;
    private final Policies policies;
    private final BusinessTime time;

    SaleDrafts(VatRules vat, QuoteDrafting drafting, Units units, Policies policies, BusinessTime time) {
        this.vat = vat;
        this.drafting = drafting;
        this.units = units;
        this.policies = policies;
        this.time = time;
    }

    /**
     * The invoice without a number.
     *
     * @param rate of its currency; null for the euro
     * @param reference ten digits of the payment reference
     */
    Outcome<Invoice> draft(Sale sale, @Nullable Client client, @Nullable ReferenceRate rate, long reference) {
        if (client == null) {
            return Outcome.refused(Refusal.of("invoicing.client_unknown"));
        }
        List<SaleLine> lines =
                sale.lines().stream().map(line -> line(sale, line, client)).toList();
        Amounts amounts = Amounts.of(lines, rate);
        SaleTotals totals = amounts.books();
        List<Refusal> refusals = new ArrayList<>(texts(sale));
        refusals.addAll(supplies(sale, client, lines));
        if (!totals.exclVat().isPositive()) {
            refusals.add(Refusal.of("invoicing.price_not_positive"));
        } else if (totals.exclVat().compareTo(QuoteDrafting.MOST) > 0) {
            refusals.add(Refusal.of("invoicing.price_too_high", "most", QuoteDrafting.MOST));
        }
        return refusals.isEmpty() ? Outcome.done(invoice(sale, client, amounts, reference)) : Outcome.refused(refusals);
    }

    private SaleLine line(Sale sale, Sale.Line line, Client client) {
        VatCase agreed = line.agreedVat();
        return SaleLine.of(
                line.description(),
                line.supply(),
                line.quantity(),
                line.quantityUnit(),
                line.unitPrice(),
                agreed != null ? agreed : vat.decide(question(sale, line, client)));
    }

    private VatQuestion question(Sale sale, Sale.Line line, Client client) {
        return new VatQuestion(
                supplied(sale),
                line.supply(),
                units.vatExempt(sale.entity()),
                client.country(),
                client.taxable(),
                client.euInstitution());
    }

    private static List<Refusal> texts(Sale sale) {
        List<Refusal> refusals = new ArrayList<>();
        if (sale.title().isBlank()
                || sale.lines().isEmpty()
                || sale.lines().stream().anyMatch(line -> line.description().isBlank())) {
            refusals.add(Refusal.of("invoicing.text_missing"));
        }
        if (!Texts.LANGUAGES.contains(sale.language())) {
            refusals.add(Refusal.of("parties.language_unknown", "language", sale.language()));
        }
        boolean tooLong =
                sale.lines().stream().anyMatch(line -> line.description().length() > LONGEST);
        if (sale.title().length() > LONGEST_TITLE || tooLong) {
            refusals.add(Refusal.of("invoicing.text_too_long", "longest", LONGEST, "title", LONGEST_TITLE));
        }
        return refusals;
    }

    private List<Refusal> supplies(Sale sale, Client client, List<SaleLine> lines) {
        List<Refusal> refusals = new ArrayList<>();
        boolean mayBe = sale.order() == null ? client.mayBeInvoiced() : client.mayBeInvoicedForOrders();
        if (!mayBe) {
            refusals.add(Refusal.of("invoicing.client_not_verified"));
        }
        lines.stream()
                .filter(line -> line.vat().refused())
                .map(line -> QuoteDrafting.refused(line.supply(), line.vat()))
                .distinct()
                .forEach(refusals::add);
        refusals.addAll(
                drafting.vatRefusals(client, lines.stream().map(SaleLine::vat).toList()));
        if (sale.form() == Invoice.Form.DEPOSIT && QuoteDrafting.bearsNoDeposit(lines)) {
            refusals.add(Refusal.of("invoicing.deposit_on_union_goods"));
        }
        return refusals;
    }

    private LocalDate supplied(Sale sale) {
        return sale.suppliedOn().isAfter(time.today()) ? time.today() : sale.suppliedOn();
    }

    /**
     * Lines in euro and what they come to; for another currency the totals of the document beside them. VAT in euro follows from the
     * bases in euro, so that the books agree with the return.
     *
     * @param priced as the document has them
     */
    private record Amounts(
            List<SaleLine> priced,
            List<SaleLine> inEuro,
            SaleTotals books,
            @Nullable ForeignAmounts foreign) {

        static Amounts of(List<SaleLine> priced, @Nullable ReferenceRate rate) {
            if (rate == null) {
                return new Amounts(priced, priced, SaleTotals.of(priced), null);
            }
            List<SaleLine> inEuro = priced.stream()
                    .map(line -> line.coming(rate.toEuro(line.net().toDecimal())))
                    .toList();
            return new Amounts(priced, inEuro, SaleTotals.of(inEuro), ForeignAmounts.of(rate, SaleTotals.of(priced)));
        }

        @Nullable
        BigDecimal foreignNet(int line) {
            return foreign == null ? null : priced.get(line).net().toDecimal();
        }
    }

    private Invoice invoice(Sale sale, Client client, Amounts amounts, long reference) {
        LocalDate today = time.today();
        List<Invoice.Line> billed = new ArrayList<>();
        for (int i = 0; i < amounts.inEuro().size(); i++) {
            Sale.Line sold = sale.lines().get(i);
            billed.add(InvoiceDrafts.line(
                            sold.unit(),
                            sold.subject(),
                            sale.language(),
                            amounts.inEuro().get(i),
                            amounts.foreignNet(i))
                    .justified(sold.justification()));
        }
        return new Invoice(
                InvoiceId.next(),
                sale.entity(),
                Invoice.Kind.INVOICE,
                sale.form(),
                "",
                today,
                today.plusDays(client.paymentDays()),
                supplied(sale),
                sale.client(),
                sale.order(),
                null,
                "",
                sale.language(),
                sale.title().strip(),
                sale.clientReference(),
                StructuredReference.of(reference).digits(),
                amounts.books().exclVat(),
                amounts.books().vat(),
                contribution(amounts.books().earned()),
                InvoiceParties.isReachedByNetwork(client) ? Invoice.Delivery.WAITING : Invoice.Delivery.MAILED,
                amounts.foreign(),
                billed);
    }

    private Money contribution(Money earned) {
        return earned.times(policies.rate("invoicing.contribution", time.today()));
    }
}
