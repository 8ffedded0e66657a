package coop.ouvrage.receivables;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItem.Taken;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What something of worth takes off an open item: the lines of its entry, shared over units and jobs in proportion, and the settlement. */
@Component
class Taking {

    private final Units units;

    Taking(Units units) {
        this.units = units;
    }

    /**
     * What came in.
     *
     * @param id of the bank line or the set-off
     * @param attempt how often it was settled, undone ones included
     */
    record Source(UUID id, int attempt, LocalDate on) {}

    /** An item is paid: nothing of it is open any more for its units; as far as cover was used, it is used no longer. */
    Settlement payment(
            Source source, OpenItem item, Money amount, EntryDraft.Builder entry, Map<CoverUse.Drawn, Money> used) {
        entry.credit(AccountRole.RECEIVABLE, amount, Postings.claim(item));
        List<Settlement.PartShare> shares = new ArrayList<>();
        for (Taken taken : item.share(amount)) {
            CoverUse.Drawn drawn = CoverUse.Drawn.of(item.entity(), taken.part());
            Money repaid = used.getOrDefault(drawn, Money.ZERO).min(taken.open());
            used.computeIfPresent(drawn, (of, left) -> left.minus(repaid));
            Postings.noLongerOpen(entry, item, taken.part(), taken.open(), repaid);
            shares.add(new Settlement.PartShare(
                    taken.part().number(), taken.gross(), taken.net(), taken.open(), repaid, Money.ZERO));
        }
        return settlement(source, item, Settlement.Kind.PAYMENT, amount, shares);
    }

    /** The same of an item in another currency, paid whole at the rate of another day: the difference falls on the common pot. */
    Settlement exchanged(
            Source source, OpenItem item, Money received, EntryDraft.Builder entry, Map<CoverUse.Drawn, Money> used) {
        Money lost = item.left().minus(received);
        Dimensions pot = Dim.unit(units.pot(item.entity()));
        entry.debit(AccountRole.EXCHANGE_LOSS, lost.max(Money.ZERO), pot)
                .credit(AccountRole.EXCHANGE_GAIN, lost.negate().max(Money.ZERO), pot);
        return payment(source, item, item.left(), entry, used);
    }

    /** What somebody on the way kept of a payment: a charge of the common pot. */
    void fee(String entity, Money fee, EntryDraft.Builder entry) {
        entry.debit(AccountRole.BANK_CHARGES, fee, Dim.unit(units.pot(entity)));
    }

    /** VAT goes back to the State; before VAT the fund gets back what it bore, then the unit. */
    Settlement recovery(Source source, OpenItem item, Money amount, EntryDraft.Builder entry) {
        UUID fund = units.fund(item.entity());
        List<Settlement.PartShare> shares = new ArrayList<>();
        for (Taken taken : item.shareOfLoss(amount)) {
            Taken back = new Taken(
                    taken.part(),
                    taken.gross().negate(),
                    taken.net().negate(),
                    taken.open().negate());
            Postings.lost(entry, item, back, back.open(), fund);
            shares.add(new Settlement.PartShare(
                    taken.part().number(), taken.gross(), taken.net(), Money.ZERO, Money.ZERO, taken.open()));
        }
        return settlement(source, item, Settlement.Kind.RECOVERY, amount, shares);
    }

    private static Settlement settlement(
            Source source, OpenItem item, Settlement.Kind kind, Money amount, List<Settlement.PartShare> shares) {
        return new Settlement(
                TimeOrderedId.next(),
                item.invoice(),
                kind,
                source.id(),
                source.attempt(),
                amount,
                source.on(),
                null,
                null,
                shares);
    }
}
