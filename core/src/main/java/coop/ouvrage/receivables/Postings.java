package coop.ouvrage.receivables;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItem.Part;
import coop.ouvrage.receivables.OpenItem.Taken;
import java.util.UUID;

/** The lines that settling an item adds to an entry. */
final class Postings {

    private Postings() {}

    /** Whose claim it is: the client's, on the invoice. */
    static Dimensions claim(OpenItem item) {
        return Dim.party(item.client()).subject(item.invoice());
    }

    static Dimensions credit(UUID client, UUID credit) {
        return Dim.party(client).subject(credit);
    }

    /** What is settled is no longer open; as far as cover was used for it, it is used no longer. */
    static void noLongerOpen(EntryDraft.Builder entry, OpenItem item, Part part, Money open, Money cover) {
        Dimensions dim = Dim.unit(part.unit()).party(item.client()).subject(part.job());
        entry.credit(AccountRole.OPEN, open, dim)
                .debit(AccountRole.OPEN_COUNTER, open, Dim.unit(part.unit()))
                .credit(AccountRole.COVER_USED, cover, dim)
                .debit(AccountRole.COVER_USED_COUNTER, cover, Dim.unit(part.unit()));
    }

    /** A loss of a part: what was covered falls on the fund, the rest on the unit, VAT is claimed back from the State. */
    static void lost(EntryDraft.Builder entry, OpenItem item, Taken taken, Money onFund, UUID fund) {
        Dimensions job = Dim.none().party(item.client()).subject(taken.part().job());
        entry.debit(AccountRole.BAD_DEBT_LOSS, onFund, job.unit(fund))
                .debit(
                        AccountRole.BAD_DEBT_LOSS,
                        taken.net().minus(onFund),
                        job.unit(taken.part().unit()))
                .debit(AccountRole.VAT_BAD_DEBT, taken.vat(), Dim.subject(item.invoice()));
    }
}
