package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Carries out what client and member agreed, with the tools for money that everybody uses, naming the case. */
@Component
class Agreements {

    private static final Money CENT = Money.of("0.01");

    private final Invoices invoices;
    private final Texts texts;
    private final CurrentUser user;

    Agreements(Invoices invoices, Texts texts, CurrentUser user) {
        this.invoices = invoices;
        this.texts = texts;
        this.user = user;
    }

    /** @return the credit note, if one was agreed */
    Outcome<Optional<InvoiceId>> carryOut(Dispute dispute, Dispute.Message agreed) {
        Money amount = agreed.amount();
        if (agreed.offer() != Dispute.Offer.CREDIT || amount == null) {
            return Outcome.done(Optional.empty());
        }
        InvoiceId id = new InvoiceId(dispute.invoice());
        Invoice invoice = invoices.find(id).orElseThrow();
        String reason = texts.get(invoice.language(), "recovery.agreement", Map.of("nr", dispute.nr()));
        Money net = net(invoice, amount);
        return switch (user.asSystem(() -> invoices.credit(id, net, reason))) {
            case Outcome.Refused<InvoiceId>(List<Refusal> refusals) -> Outcome.refused(refusals);
            case Outcome.Done<InvoiceId>(InvoiceId note) -> Outcome.done(Optional.of(note));
        };
    }

    /**
     * What a credit note of about this amount comes to, VAT included: not every amount is a price with its VAT, each rounded to the cent.
     *
     * @param most never above it
     */
    Money credited(UUID invoice, Money amount, Money most) {
        InvoiceId id = new InvoiceId(invoice);
        Money net = net(invoices.find(id).orElseThrow(), amount);
        Money nearest = invoices.creditInclVat(id, net);
        return nearest.compareTo(most) <= 0 ? nearest : invoices.creditInclVat(id, net.minus(CENT));
    }

    /** The part before VAT of an amount of the invoice, rounded to the nearest cent; of all of it, all. */
    private Money net(Invoice invoice, Money amount) {
        Money left = invoices.left(invoice);
        BigDecimal net = amount.toDecimal()
                .multiply(invoice.exclVat().toDecimal())
                .divide(invoice.inclVat().toDecimal(), 2, RoundingMode.HALF_UP);
        return Money.of(net).min(left);
    }
}
