package coop.ouvrage.receivables;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.customer.Clients;
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
import coop.ouvrage.treasury.spi.Recognised;
import coop.ouvrage.unit.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final RuleStore rules;
    private final Clients clients;
    private final CoverUse cover;
    private final ClientCredits credits;
    private final LateCharges charges;
    private final Ledger ledger;
    private final Units units;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;

    Settling(
            ItemStore store,
            SettlementStore settled,
            RuleStore rules,
            Clients clients,
            CoverUse cover,
            ClientCredits credits,
            LateCharges charges,
            Ledger ledger,
            Units units,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.settled = settled;
        this.rules = rules;
        this.clients = clients;
        this.cover = cover;
        this.credits = credits;
        this.charges = charges;
        this.ledger = ledger;
        this.units = units;
        this.time = time;
        this.events = events;
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
        rules.learn(lines.stream()
                .filter(each -> Lessons.teaches(each.claim()))
                .flatMap(each -> lessons(each.line(), book.clients(each)))
                .toList());
        paid(book.settled, book.before);
    }

    private Stream<RuleStore.Lesson> lessons(BankLine line, Collection<UUID> clients) {
        return Lessons.of(line, clients, this.clients.names(clients));
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

        Set<UUID> clients(Recognised each) {
            return each.claim().subjects().stream()
                    .map(id -> Objects.requireNonNull(before.get(id)).client())
                    .collect(Collectors.toSet());
        }

        private Money take(
                BankLine line, OpenItem item, Money available, EntryDraft.Builder entry, List<Settlement> made) {
            Money open = item.left().min(available);
            if (open.isPositive()) {
                keep(payment(line, item, open, entry, used), made);
            }
            Money charged = charges.take(line, item, available.minus(open), entry);
            Money lost = item.lost()
                    .minus(item.recovered())
                    .min(available.minus(open).minus(charged));
            if (lost.isPositive()) {
                keep(recovery(line, item, lost, entry), made);
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

    private record Credit(UUID id, OpenItem item, Money amount, BankLine line) {}

    private Settlement payment(
            BankLine line, OpenItem item, Money amount, EntryDraft.Builder entry, Map<CoverUse.Drawn, Money> used) {
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

    private void paid(List<Settlement> settlements, Map<UUID, OpenItem> before) {
        Map<UUID, OpenItem> now = new HashMap<>(before);
        Map<UUID, Money> repaid = new HashMap<>();
        Set<UUID> ended = new HashSet<>();
        List<InvoicePaid> news = new ArrayList<>();
        for (Settlement settlement : settlements) {
            OpenItem item = Objects.requireNonNull(now.get(settlement.invoice()));
            now.put(item.invoice(), item.after(settlement));
            if (settlement.kind() == Settlement.Kind.PAYMENT) {
                item.parts()
                        .forEach(part -> settlement.parts().stream()
                                .filter(share -> share.part() == part.number())
                                .forEach(share -> repaid.merge(part.job(), share.cover(), Money::plus)));
                boolean inFull = settlement.amount().equals(item.left());
                if (inFull) {
                    ended.addAll(item.jobs());
                }
                news.add(new InvoicePaid(item.invoice(), item.jobs(), settlement.on(), inFull));
            }
        }
        cover.repaid(repaid);
        cover.ended(ended);
        if (!news.isEmpty()) {
            events.publishEvent(new InvoicesPaid(news));
            news.forEach(events::publishEvent);
        }
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
        rules.unlearn(lessons(line, items.stream().map(OpenItem::client).collect(Collectors.toSet()))
                .toList());
        charges.undo(line);
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
