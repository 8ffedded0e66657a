package coop.ouvrage.invoicing;

import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.unit.Units;
import org.springframework.stereotype.Component;

/** The entries of invoices and credit notes, with the pot and the fund of their entity. */
@Component
class InvoicePostings {

    private final Units units;
    private final Policies policies;

    InvoicePostings(Units units, Policies policies) {
        this.units = units;
        this.policies = policies;
    }

    /** Of an invoice; what an order let the unit expect becomes open. */
    EntryDraft issued(Invoice invoice) {
        return issued(invoice, invoice.order() != null);
    }

    EntryDraft issued(Invoice invoice, boolean expected) {
        return posting(invoice).issued(invoice, feed(invoice), expected);
    }

    EntryDraft credited(Invoice note, InvoiceId corrected) {
        return posting(note).credited(note, corrected, feed(note));
    }

    private InvoicePosting posting(Invoice invoice) {
        return new InvoicePosting(units.pot(invoice.entity()), units.fund(invoice.entity()));
    }

    private Money feed(Invoice invoice) {
        return invoice.earned()
                .times(policies.rate("guarantee.fund_feed", invoice.issuedOn()))
                .min(invoice.contribution());
    }
}
