package coop.ouvrage.receivables;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItem.Taken;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Books money that came in for invoices: one entry for the bank line, shared over units and jobs in proportion to their lines. What
 * was lost comes back to those who bore it, the fund first; what exceeds everything is a credit of the client.
 */
@Component
class Settling {

    private final ItemStore store;
    private final SettlementStore settled;
    private final PayerAccounts payers;
    private final CoverUse cover;
    private final ClientCredits credits;
    private final Ledger ledger;
    private final Units units;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;

    Settling(
            ItemStore store,
            SettlementStore settled,
            PayerAccounts payers,
            CoverUse cover,
            ClientCredits credits,
            Ledger ledger,
            Units units,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.settled = settled;
        this.payers = payers;
        this.cover = cover;
        this.credits = credits;
        this.ledger = ledger;
        this.units = units;
        this.time = time;
        this.events = events;
    }

    /** @param mayExceed whether a rest becomes a credit; else the line is refused */
    void settle(BankLine line, List<UUID> invoices, boolean mayExceed) {
        List<OpenItem> items = invoices.stream()
                .distinct()
                .sorted()
                .map(id -> store.lock(id).orElseThrow())
                .toList();
        cover.lock(items.stream().flatMap(item -> item.units().stream()).toList());
        EntryDraft.Builder entry = EntryDraft.in(line.entity(), Journal.BANK, line.bookedOn())
                .from("bank-line", line.id())
                .key(line.key("receivables"))
                .text(
                        "ledger.text.client_paid",
                        Map.of("number", items.getFirst().number()))
                .debit(AccountRole.BANK, line.amount(), Dim.none());
        List<Settlement> settlements = new ArrayList<>();
        Money rest = line.amount();
        for (OpenItem item : inOrder(items, invoices)) {
            rest = rest.minus(take(line, item, rest, entry, settlements));
        }
        UUID credit = ClientCredits.newId();
        if (rest.isPositive() && !mayExceed) {
            throw new RefusedException(Refusal.of("receivables.more_than_open", "rest", rest));
        }
        OpenItem first = inOrder(items, invoices).getFirst();
        entry.credit(AccountRole.CLIENT_CREDIT, rest, Postings.credit(first.client(), credit));
        EntryId posted = ledger.post(entry.build());
        if (rest.isPositive()) {
            credits.made(
                    credit,
                    first,
                    rest,
                    line.id(),
                    ClientCredit.Cause.OVERPAID,
                    line.counterAccount(),
                    line.bookedOn());
        }
        keep(line, items, settlements, posted);
    }

    private static List<OpenItem> inOrder(List<OpenItem> items, List<UUID> invoices) {
        return items.stream()
                .sorted(java.util.Comparator.comparingInt(item -> invoices.indexOf(item.invoice())))
                .toList();
    }

    private Money take(
            BankLine line, OpenItem item, Money available, EntryDraft.Builder entry, List<Settlement> settlements) {
        Money open = item.left().min(available);
        if (open.isPositive()) {
            settlements.add(payment(line, item, open, entry));
        }
        Money lost = item.lost().minus(item.recovered()).min(available.minus(open));
        if (lost.isPositive()) {
            settlements.add(recovery(line, item, lost, entry));
        }
        return open.plus(lost);
    }

    private Settlement payment(BankLine line, OpenItem item, Money amount, EntryDraft.Builder entry) {
        entry.credit(AccountRole.RECEIVABLE, amount, Postings.claim(item));
        List<Settlement.PartShare> shares = new ArrayList<>();
        for (Taken taken : item.share(amount)) {
            Money repaid = cover.used(item.entity(), taken.part()).min(taken.open());
            Postings.noLongerOpen(entry, item, taken.part(), taken.open(), repaid);
            shares.add(new Settlement.PartShare(
                    taken.part().number(), taken.gross(), taken.net(), taken.open(), repaid, Money.ZERO));
        }
        return settlement(line, item, Settlement.Kind.PAYMENT, amount, shares);
    }

    /** VAT goes back to the State; before VAT the fund gets back what it bore, then the unit. */
    private Settlement recovery(BankLine line, OpenItem item, Money amount, EntryDraft.Builder entry) {
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
        return settlement(line, item, Settlement.Kind.RECOVERY, amount, shares);
    }

    private static Settlement settlement(
            BankLine line, OpenItem item, Settlement.Kind kind, Money amount, List<Settlement.PartShare> shares) {
        return new Settlement(
                TimeOrderedId.next(),
                item.invoice(),
                kind,
                line.id(),
                line.attempt(),
                amount,
                line.bookedOn(),
                null,
                null,
                shares);
    }

    private void keep(BankLine line, List<OpenItem> items, List<Settlement> settlements, EntryId entry) {
        settlements.forEach(settlement -> settled.settle(settlement.in(entry)));
        line.counterIban()
                .ifPresent(iban -> items.stream()
                        .map(OpenItem::client)
                        .distinct()
                        .forEach(client -> payers.paysFrom(client, iban.value(), line.bookedOn())));
        for (OpenItem before : items) {
            settlements.stream()
                    .filter(settlement -> settlement.invoice().equals(before.invoice())
                            && settlement.kind() == Settlement.Kind.PAYMENT)
                    .forEach(settlement -> paid(before, settlement, line));
        }
    }

    private void paid(OpenItem before, Settlement settlement, BankLine line) {
        for (OpenItem.Part part : before.parts()) {
            settlement.parts().stream()
                    .filter(share -> share.part() == part.number())
                    .forEach(share -> cover.repaid(part.job(), share.cover()));
        }
        boolean inFull = settlement.amount().equals(before.left());
        if (inFull) {
            before.jobs().forEach(cover::ended);
        }
        events.publishEvent(new InvoicePaid(before.invoice(), before.jobs(), line.bookedOn(), inFull));
    }

    /** Takes back what a line settled. */
    List<Refusal> undo(BankLine line) {
        List<Settlement> settlements = settled.of(line.id());
        List<ClientCredit> left = credits.ofLine(line.id());
        List<OpenItem> items = settlements.stream()
                .map(Settlement::invoice)
                .distinct()
                .sorted()
                .map(id -> store.lock(id).orElseThrow())
                .toList();
        List<Refusal> refusals = new ArrayList<>();
        if (left.stream().anyMatch(credit -> credit.state() != ClientCredit.State.OPEN)) {
            refusals.add(Refusal.of("receivables.undo_after_refund"));
        }
        if (items.stream().anyMatch(item -> item.lost().isPositive())) {
            refusals.add(Refusal.of("receivables.undo_after_loss"));
        }
        if (!refusals.isEmpty()) {
            return refusals;
        }
        cover.lock(items.stream().flatMap(item -> item.units().stream()).toList());
        ledger.entriesOf(line.id()).stream()
                .filter(entry -> entry.key().equals(line.key("receivables")))
                .forEach(entry -> ledger.reverse(entry.id(), line.bookedOn(), "ledger.text.match_undone"));
        settlements.forEach(settlement -> undo(settlement, items));
        left.forEach(credits::undone);
        return List.of();
    }

    private void undo(Settlement settlement, List<OpenItem> items) {
        settled.undo(settlement, time.today());
        OpenItem item = items.stream()
                .filter(each -> each.invoice().equals(settlement.invoice()))
                .findFirst()
                .orElseThrow();
        for (OpenItem.Part part : item.parts()) {
            settlement.parts().stream()
                    .filter(share -> share.part() == part.number())
                    .forEach(share -> cover.repaidUndone(part.job(), share.cover()));
        }
    }
}
