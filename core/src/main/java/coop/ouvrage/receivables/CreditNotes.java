package coop.ouvrage.receivables;

import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.invoicing.CreditNoteIssued;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItem.Taken;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Settles credit notes on the item of the invoice that they correct; what was paid already becomes a credit of the client. */
@Component
class CreditNotes {

    private final ItemStore store;
    private final SettlementStore settled;
    private final RuleStore payers;
    private final Invoices invoices;
    private final CoverUse cover;
    private final ClientCredits credits;
    private final Ledger ledger;
    private final Worklist worklist;

    CreditNotes(
            ItemStore store,
            SettlementStore settled,
            RuleStore payers,
            Invoices invoices,
            CoverUse cover,
            ClientCredits credits,
            Ledger ledger,
            Worklist worklist) {
        this.store = store;
        this.settled = settled;
        this.payers = payers;
        this.invoices = invoices;
        this.cover = cover;
        this.credits = credits;
        this.ledger = ledger;
        this.worklist = worklist;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void issued(CreditNoteIssued event) {
        Invoice note = invoices.find(event.creditNote()).orElseThrow();
        OpenItem item = store.lock(event.corrects().value()).orElseThrow();
        cover.lock(item.units());
        Money taken = note.inclVat().min(item.left());
        Money excess = note.inclVat().minus(taken);
        EntryDraft.Builder entry = EntryDraft.in(note.entity(), Journal.SALES, note.issuedOn())
                .from("credit-note", note.id().value())
                .key("credit-note:" + note.id().value() + ":settled")
                .text("ledger.text.credit_note_settled", Map.of("number", note.number()));
        List<Settlement.PartShare> shares = taken.isZero() ? List.of() : shares(item, note, taken, entry);
        Map<UUID, Money> uncovered = uncovered(item, shares, entry);
        UUID credit = ClientCredits.newId();
        entry.debit(AccountRole.RECEIVABLE, excess, Postings.claim(item))
                .credit(AccountRole.CLIENT_CREDIT, excess, Postings.credit(item.client(), credit));
        var posted = entry.isEmpty() ? null : ledger.post(entry.build());
        if (excess.isPositive()) {
            credits.made(
                    credit,
                    item,
                    excess,
                    note.id().value(),
                    ClientCredit.Cause.CREDIT_NOTE,
                    payers.accountOf(item.client()),
                    note.issuedOn());
        }
        if (taken.isPositive()) {
            settled.settle(new Settlement(
                    TimeOrderedId.next(),
                    item.invoice(),
                    Settlement.Kind.CREDIT_NOTE,
                    note.id().value(),
                    1,
                    taken,
                    note.issuedOn(),
                    posted,
                    null,
                    shares));
        }
        uncovered.forEach((job, amount) -> warn(item, job, amount));
    }

    private static List<Settlement.PartShare> shares(
            OpenItem item, Invoice note, Money amount, EntryDraft.Builder entry) {
        List<Settlement.PartShare> shares = new ArrayList<>();
        for (Taken taken : ItemParts.credited(item, note, amount)) {
            Postings.noLongerOpen(entry, item, taken.part(), taken.open(), Money.ZERO);
            shares.add(new Settlement.PartShare(
                    taken.part().number(), taken.gross(), taken.net(), taken.open(), Money.ZERO, Money.ZERO));
        }
        return shares;
    }

    /** Cover stands behind a client that fails, not behind work that is credited: what exceeds the claim falls on the unit. */
    private Map<UUID, Money> uncovered(OpenItem item, List<Settlement.PartShare> shares, EntryDraft.Builder entry) {
        Map<UUID, Money> uncovered = new LinkedHashMap<>();
        for (OpenItem.Part part : item.parts()) {
            Money stays = shares.stream()
                    .filter(share -> share.part() == part.number())
                    .map(Settlement.PartShare::open)
                    .reduce(part.open(), Money::minus);
            Money exceeds = cover.used(item.entity(), part).minus(stays);
            if (exceeds.isPositive()) {
                Postings.noLongerOpen(entry, item, part, Money.ZERO, exceeds);
                cover.takenBack(part.job(), exceeds);
                uncovered.put(part.job(), exceeds);
            }
        }
        return uncovered;
    }

    /** The wage stays paid: an officer speaks with the member about a plan. */
    private void warn(OpenItem item, UUID job, Money amount) {
        worklist.open(Item.of(
                        Queue.GUARANTEE,
                        "credited_under_cover",
                        "job",
                        job,
                        Role.FINANCE,
                        "/invoices/" + item.invoice() + "/payment")
                .about(item.client())
                .with("amount", amount)
                .with("number", item.number()));
    }
}
