package coop.ouvrage.invoicing;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An invoice or credit note as one balanced entry: the claim, turnover and VAT; the mutual contribution from the unit to the
 * common pot, of which a part feeds the guarantee fund; and what the unit expected becomes open.
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
        List<Money> contributions = perLine(invoice);
        for (int i = 0; i < invoice.lines().size(); i++) {
            Invoice.Line line = invoice.lines().get(i);
            Money open = line.net().minus(contributions.get(i));
            entry.credit(AccountRole.TURNOVER, line.net(), dim(line, invoice))
                    .debit(AccountRole.CONTRIBUTION, contributions.get(i), dim(line, invoice))
                    .debit(AccountRole.OPEN, open, dim(line, invoice))
                    .credit(AccountRole.OPEN_COUNTER, open, Dim.unit(line.unit()));
            if (fromOrder) {
                entry.debit(AccountRole.EXPECTED_COUNTER, open, Dim.unit(line.unit()))
                        .credit(AccountRole.EXPECTED, open, dim(line, invoice));
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
        List<Money> contributions = perLine(note);
        for (int i = 0; i < note.lines().size(); i++) {
            Invoice.Line line = note.lines().get(i);
            entry.debit(AccountRole.TURNOVER, line.net(), dim(line, note))
                    .credit(AccountRole.CONTRIBUTION, contributions.get(i), dim(line, note));
        }
        return entry.debit(AccountRole.VAT_CREDIT_NOTE, note.vat(), Dim.none())
                .debit(AccountRole.CONTRIBUTION, note.contribution().minus(feed), Dim.unit(pot))
                .debit(AccountRole.CONTRIBUTION, feed, Dim.unit(fund))
                .build();
    }

    private static List<Money> perLine(Invoice invoice) {
        return Shares.share(
                invoice.contribution(),
                invoice.lines().stream().map(Invoice.Line::net).toList());
    }

    private static Dimensions claim(Invoice invoice, InvoiceId subject) {
        return Dim.party(invoice.client()).subject(subject.value());
    }

    private static Dimensions dim(Invoice.Line line, Invoice invoice) {
        return Dim.unit(line.unit()).party(invoice.client()).subject(line.job());
    }
}
