package coop.ouvrage.invoicing;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import java.util.Collection;
import java.util.LinkedHashMap;
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
        for (Share share : shares(invoice)) {
            Money open = share.net().minus(share.contribution());
            Dimensions dim = dim(share, invoice);
            entry.credit(AccountRole.TURNOVER, share.net(), dim)
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
        for (Share share : shares(note)) {
            entry.debit(AccountRole.TURNOVER, share.net(), dim(share, note))
                    .credit(AccountRole.CONTRIBUTION, share.contribution(), dim(share, note));
        }
        return entry.debit(AccountRole.VAT_CREDIT_NOTE, note.vat(), Dim.none())
                .debit(AccountRole.CONTRIBUTION, note.contribution().minus(feed), Dim.unit(pot))
                .debit(AccountRole.CONTRIBUTION, feed, Dim.unit(fund))
                .build();
    }

    /** What a job of a unit has on a document, however many lines: four hundred shifts are one amount in the books. */
    private record Share(UUID unit, UUID job, Money net, Money contribution) {

        Share plus(Share other) {
            return new Share(unit, job, net.plus(other.net), contribution.plus(other.contribution));
        }
    }

    private record Key(UUID unit, UUID job) {}

    private static Collection<Share> shares(Invoice invoice) {
        List<Money> contributions = Shares.share(
                invoice.contribution(),
                invoice.lines().stream().map(Invoice.Line::net).toList());
        Map<Key, Share> shares = new LinkedHashMap<>();
        for (int i = 0; i < invoice.lines().size(); i++) {
            Invoice.Line line = invoice.lines().get(i);
            shares.merge(
                    new Key(line.unit(), line.job()),
                    new Share(line.unit(), line.job(), line.net(), contributions.get(i)),
                    Share::plus);
        }
        return shares.values();
    }

    private static Dimensions claim(Invoice invoice, InvoiceId subject) {
        return Dim.party(invoice.client()).subject(subject.value());
    }

    private static Dimensions dim(Share share, Invoice invoice) {
        return Dim.unit(share.unit()).party(invoice.client()).subject(share.job());
    }
}
