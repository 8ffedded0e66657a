package coop.ouvrage.receivables;

import coop.ouvrage.customer.Clients;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Recognised;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Books money that came in for invoices: one entry for the bank line, shared over units and jobs in proportion to their lines. What
 * was lost comes back to those who bore it, the fund first; what exceeds everything is a credit of the client.
 */
@Component
class Settling {

    private final ItemStore store;
    private final SettlementStore settled;
    private final RuleStore rules;
    private final Clients clients;
    private final CoverUse cover;
    private final ClientCredits credits;
    private final LateCharges charges;
    private final Ledger ledger;
    private final Taking taking;
    private final WithheldFee fees;
    private final PaidNews news;
    private final Unsettling unsettling;

    Settling(
            ItemStore store,
            SettlementStore settled,
            RuleStore rules,
            Clients clients,
            CoverUse cover,
            ClientCredits credits,
            LateCharges charges,
            Ledger ledger,
            Taking taking,
            WithheldFee fees,
            PaidNews news,
            Unsettling unsettling) {
        this.store = store;
        this.settled = settled;
        this.rules = rules;
        this.clients = clients;
        this.cover = cover;
        this.credits = credits;
        this.charges = charges;
        this.ledger = ledger;
        this.taking = taking;
        this.fees = fees;
        this.news = news;
        this.unsettling = unsettling;
    }

    /**
     * Settles lines in their order, with the same few statements for one as for thousands. What a person chose may exceed what is
     * open, and the rest becomes a credit; what was matched by itself is refused then.
     */
    void settle(List<Recognised> lines) {
        Book book = new Book(lines);
        lines.forEach(book::enter);
        List<EntryId> posted = ledger.post(book.entries);
        for (int i = 0; i < lines.size(); i++) {
            EntryId entry = posted.get(i);
            book.settlements.get(i).forEach(settlement -> book.settled.add(settlement.in(entry)));
        }
        book.credits.forEach(credit -> credits.made(
                credit.id(),
                credit.item(),
                credit.amount(),
                credit.line().id(),
                ClientCredit.Cause.OVERPAID,
                credit.line().counterAccount(),
                credit.line().bookedOn()));
        settled.settle(book.settled);
        rules.learn(lessons(lines, book));
        news.paid(book.settled, book.before);
    }

    /** Names are asked for once: a file teaches of thousands. */
    private List<RuleStore.Lesson> lessons(List<Recognised> lines, Book book) {
        List<Recognised> teaching =
                lines.stream().filter(each -> Lessons.teaches(each.claim())).toList();
        Map<UUID, ComparableName> names = names(
                teaching.stream().flatMap(each -> book.clients(each).stream()).collect(Collectors.toSet()));
        return teaching.stream()
                .flatMap(each -> Lessons.of(each.line(), book.clients(each), names))
                .toList();
    }

    private Map<UUID, ComparableName> names(Set<UUID> of) {
        return clients.names(of).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, name -> ComparableName.of(name.getValue())));
    }

    /** Items as the lines before leave them, and what is to be written. */
    private final class Book {

        private final Map<UUID, OpenItem> now;
        private final Map<UUID, OpenItem> before;
        private final Map<CoverUse.Drawn, Money> used;
        private final List<EntryDraft> entries = new ArrayList<>();
        private final List<List<Settlement>> settlements = new ArrayList<>();
        private final List<Settlement> settled = new ArrayList<>();
        private final List<Credit> credits = new ArrayList<>();

        Book(List<Recognised> lines) {
            List<UUID> invoices = lines.stream()
                    .flatMap(each -> each.claim().subjects().stream())
                    .distinct()
                    .toList();
            now = new HashMap<>(store.lock(invoices));
            if (now.size() != invoices.size()) {
                throw new java.util.NoSuchElementException("no open item of one of " + invoices.size() + " invoices");
            }
            before = Map.copyOf(now);
            cover.lock(
                    now.values().stream().flatMap(item -> item.units().stream()).collect(Collectors.toSet()));
            used = new HashMap<>(cover.used(now.values()));
        }

        void enter(Recognised each) {
            BankLine line = each.line();
            List<OpenItem> items = each.claim().subjects().stream()
                    .distinct()
                    .map(id -> Objects.requireNonNull(now.get(id)))
                    .toList();
            OpenItem first = items.getFirst();
            EntryDraft.Builder entry = EntryDraft.in(line.entity(), Journal.BANK, line.bookedOn())
                    .from("bank-line", line.id())
                    .key(line.key("receivables"))
                    .text("ledger.text.client_paid", Map.of("number", first.number()))
                    .debit(AccountRole.BANK, line.amount(), Dim.none());
            List<Settlement> made = new ArrayList<>();
            Money rest = line.amount();
            if (each.claim().reason().equals(Exchange.REASON) && first.left().equals(first.total())) {
                keep(taking.exchanged(source(line), first, rest, entry, used), made);
                rest = Money.ZERO;
            }
            if (each.claim().reason().equals(WithheldFees.REASON)) {
                withheld(line, items, entry, made);
                rest = Money.ZERO;
            }
            for (OpenItem item : items) {
                rest = rest.minus(take(line, item, rest, entry, made));
            }
            if (rest.isPositive() && each.claim().certainty().isAutomatic()) {
                throw new RefusedException(Refusal.of("receivables.more_than_open", "rest", rest));
            }
            UUID credit = ClientCredits.newId();
            entry.credit(AccountRole.CLIENT_CREDIT, rest, Postings.credit(first.client(), credit));
            if (rest.isPositive()) {
                credits.add(new Credit(credit, first, rest, line));
            }
            entries.add(entry.build());
            settlements.add(made);
        }

        /** What their clients paid settles the invoices whole, also what never reached the bank. */
        private void withheld(BankLine line, List<OpenItem> items, EntryDraft.Builder entry, List<Settlement> made) {
            Money fee =
                    fees.of(line, items).orElseThrow(() -> new RefusedException(Refusal.of("treasury.proposal_gone")));
            taking.fee(line.entity(), fee, entry);
            items.forEach(item -> keep(taking.payment(source(line), item, item.left(), entry, used), made));
        }

        Set<UUID> clients(Recognised each) {
            return each.claim().subjects().stream()
                    .map(id -> Objects.requireNonNull(before.get(id)).client())
                    .collect(Collectors.toSet());
        }

        private Money take(
                BankLine line, OpenItem item, Money available, EntryDraft.Builder entry, List<Settlement> made) {
            Money open = item.left().min(available);
            if (open.isPositive()) {
                keep(taking.payment(source(line), item, open, entry, used), made);
            }
            Money charged = charges.take(line, item, available.minus(open), entry);
            Money lost = item.lost()
                    .minus(item.recovered())
                    .min(available.minus(open).minus(charged));
            if (lost.isPositive()) {
                keep(taking.recovery(source(line), item, lost, entry), made);
            }
            return open.plus(charged).plus(lost);
        }

        private void keep(Settlement settlement, List<Settlement> made) {
            made.add(settlement);
            now.compute(
                    settlement.invoice(),
                    (id, item) -> Objects.requireNonNull(item).after(settlement));
        }
    }

    private static Taking.Source source(BankLine line) {
        return new Taking.Source(line.id(), line.attempt(), line.bookedOn());
    }

    private record Credit(UUID id, OpenItem item, Money amount, BankLine line) {}

    /** Takes back what a line settled: it was no payment of that. */
    List<Refusal> undo(BankLine line) {
        return takeBack(line, line);
    }

    /** The same by another line, by which the money went back. */
    List<Refusal> takeBack(BankLine line, BankLine by) {
        Unsettling.Settled what = unsettling.lock(line.id());
        List<ClientCredit> left = credits.ofLine(line.id());
        List<Refusal> refusals = new ArrayList<>();
        if (left.stream().anyMatch(credit -> credit.state() != ClientCredit.State.OPEN)) {
            refusals.add(Refusal.of("receivables.undo_after_refund"));
        }
        refusals.addAll(what.refusals());
        if (!refusals.isEmpty()) {
            return refusals;
        }
        unsettling.undo(what, line.id(), line.key("receivables"), by.bookedOn(), by.id());
        left.forEach(credits::undone);
        Set<UUID> paid = what.items().stream().map(OpenItem::client).collect(Collectors.toSet());
        rules.unlearn(Lessons.of(line, paid, names(paid)).toList());
        charges.undo(line);
        return List.of();
    }
}
