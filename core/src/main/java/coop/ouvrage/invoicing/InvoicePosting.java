package coop.ouvrage.invoicing;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.money.Money;
import java.util.Map;
import java.util.UUID;

/**
 * An invoice or credit note as one balanced entry: the claim, turnover and VAT; the mutual contribution from the unit to the
 * common pot, of which a part feeds the guarantee fund; costs paid in the client's name back into the suspense account, and to the unit
 * that bore them; and what the unit expected becomes open.
 */
final class InvoicePosting {

    private final UUID pot;
    private final UUID fund;

    InvoicePosting(UUID pot, UUID fund) {
        this.pot = pot;
        this.fund = fund;
    }

    /** @param feed the part of the contribution that goes to the guarantee fund */
    EntryDraft issued(Invoice invoice, Money feed, boolean fromOrder) {
        var entry = EntryDraft.in(invoice.entity(), Journal.SALES, invoice.issuedOn())
                .from("invoice", invoice.id().value())
                .key("invoice:" + invoice.id() + ":issued")
                .text("ledger.text.invoice", Map.of("number", invoice.number()))
                .debit(AccountRole.RECEIVABLE, invoice.inclVat(), claim(invoice, invoice.id()));
        for (Invoice.Share share : invoice.shares()) {
            Money open = share.net().minus(share.contribution());
            Dimensions dim = dim(share, invoice);
            entry.credit(AccountRole.TURNOVER, share.earned(), dim)
                    .credit(AccountRole.DISBURSED, share.disbursed(), dim)
                    .credit(AccountRole.DISBURSED_BUDGET, share.disbursed(), dim)
                    .debit(AccountRole.DISBURSED_BUDGET, share.disbursed(), Dim.unit(pot))
                    .debit(AccountRole.CONTRIBUTION, share.contribution(), dim)
                    .debit(AccountRole.OPEN, open, dim)
                    .credit(AccountRole.OPEN_COUNTER, open, Dim.unit(share.unit()));
            if (fromOrder) {
                entry.debit(AccountRole.EXPECTED_COUNTER, open, Dim.unit(share.unit()))
                        .credit(AccountRole.EXPECTED, open, dim);
            }
        }
        return entry.credit(AccountRole.OUTPUT_VAT, invoice.vat(), Dim.none())
                .credit(AccountRole.CONTRIBUTION, invoice.contribution().minus(feed), Dim.unit(pot))
                .credit(AccountRole.CONTRIBUTION, feed, Dim.unit(fund))
                .build();
    }

    /** The mirror image, for the amounts of the credit note, on the claim of the invoice that it corrects. */
    EntryDraft credited(Invoice note, InvoiceId corrected, Money feed) {
        var entry = EntryDraft.in(note.entity(), Journal.SALES, note.issuedOn())
                .from("invoice", note.id().value())
                .key("invoice:" + note.id() + ":issued")
                .text("ledger.text.credit_note", Map.of("number", note.number()))
                .credit(AccountRole.RECEIVABLE, note.inclVat(), claim(note, corrected));
        for (Invoice.Share share : note.shares()) {
            entry.debit(AccountRole.TURNOVER, share.earned(), dim(share, note))
                    .debit(AccountRole.DISBURSED, share.disbursed(), dim(share, note))
                    .debit(AccountRole.DISBURSED_BUDGET, share.disbursed(), dim(share, note))
                    .credit(AccountRole.DISBURSED_BUDGET, share.disbursed(), Dim.unit(pot))
                    .credit(AccountRole.CONTRIBUTION, share.contribution(), dim(share, note));
        }
        return entry.debit(AccountRole.VAT_CREDIT_NOTE, note.vat(), Dim.none())
                .debit(AccountRole.CONTRIBUTION, note.contribution().minus(feed), Dim.unit(pot))
                .debit(AccountRole.CONTRIBUTION, feed, Dim.unit(fund))
                .build();
    }

    private static Dimensions claim(Invoice invoice, InvoiceId subject) {
        return Dim.party(invoice.client()).subject(subject.value());
    }

    private static Dimensions dim(Invoice.Share share, Invoice invoice) {
        return Dim.unit(share.unit()).party(invoice.client()).subject(share.job());
    }
}
