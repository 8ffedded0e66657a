package coop.ouvrage.receivables;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientBankrupt;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.InvoiceIssued;
import coop.ouvrage.invoicing.InvoicesIssued;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItem.Taken;
import coop.ouvrage.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A client failed: what it owes is lost. The fund bears what was covered and used or is promised to workers, and the contribution on
 * it; the unit bears the rest; VAT is claimed back. Wages paid stay paid.
 */
@Component
class ClientFailure {

    private final ItemStore store;
    private final SettlementStore settled;
    private final CoverUse cover;
    private final FailureNews news;
    private final LateCharges charges;
    private final Ledger ledger;
    private final Units units;
    private final Clients clients;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;

    ClientFailure(
            ItemStore store,
            SettlementStore settled,
            CoverUse cover,
            FailureNews news,
            LateCharges charges,
            Ledger ledger,
            Units units,
            Clients clients,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.settled = settled;
        this.cover = cover;
        this.news = news;
        this.charges = charges;
        this.ledger = ledger;
        this.units = units;
        this.clients = clients;
        this.time = time;
        this.events = events;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void failed(ClientBankrupt event) {
        UUID client = event.client().value();
        List<OpenItem> items = store.openOf(client).stream()
                .map(item -> store.lock(item.invoice()).orElseThrow())
                .filter(OpenItem::isOpen)
                .toList();
        cover.lock(items.stream().flatMap(item -> item.units().stream()).toList());
        items.forEach(this::lose);
    }

    /** Work that was agreed before its client failed is invoiced all the same: the claim goes to the receiver, the loss is booked. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void invoiced(InvoiceIssued event) {
        if (clients.get(event.client()).isBankrupt()) {
            lose(event.invoice());
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void invoiced(InvoicesIssued event) {
        Map<UUID, Client> known =
                clients.all(event.invoices().stream().map(Invoice::client).collect(Collectors.toSet()));
        event.invoices().stream()
                .filter(invoice ->
                        Objects.requireNonNull(known.get(invoice.client())).isBankrupt())
                .forEach(invoice -> lose(invoice.id()));
    }

    private void lose(InvoiceId invoice) {
        OpenItem item = store.lock(invoice.value()).orElseThrow();
        cover.lock(item.units());
        lose(item);
    }

    private void lose(OpenItem item) {
        charges.failed(item);
        UUID fund = units.fund(item.entity());
        EntryDraft.Builder entry = EntryDraft.in(item.entity(), Journal.SUNDRY, time.today())
                .from("invoice", item.invoice())
                .key("invoice:" + item.invoice() + ":lost")
                .text("ledger.text.client_failed", Map.of("number", item.number()))
                .credit(AccountRole.RECEIVABLE, item.left(), Postings.claim(item));
        List<Settlement.PartShare> shares = new ArrayList<>();
        for (Taken taken : item.share(item.left())) {
            shares.add(lose(item, taken, fund, entry));
        }
        Settlement loss = new Settlement(
                TimeOrderedId.next(),
                item.invoice(),
                Settlement.Kind.LOSS,
                item.client(),
                1,
                item.left(),
                time.today(),
                ledger.post(entry.build()),
                null,
                shares);
        settled.settle(loss);
        item.parts().forEach(part -> cover.lost(part.job(), fundOf(loss, part)));
        news.tell(item, loss);
        events.publishEvent(new ClientLossBooked(item.client(), item.invoice(), item.jobs(), time.today()));
    }

    private Settlement.PartShare lose(OpenItem item, Taken taken, UUID fund, EntryDraft.Builder entry) {
        OpenItem.Part part = taken.part();
        Money used = cover.used(item.entity(), part).min(taken.open());
        Money promised = cover.promised(part).min(taken.open().minus(used));
        Money onFund = cover.isCovered(part.job()) ? used.plus(promised).plus(taken.contribution()) : Money.ZERO;
        if (promised.isPositive()) {
            cover.kept(part.job(), promised);
        }
        Postings.lost(entry, item, taken, onFund, fund);
        Postings.noLongerOpen(entry, item, part, taken.open(), used);
        return new Settlement.PartShare(part.number(), taken.gross(), taken.net(), taken.open(), used, onFund);
    }

    /** Wages and costs that the fund bears; the contribution that it gives up was never drawn. */
    private static Money fundOf(Settlement loss, OpenItem.Part part) {
        return Money.sum(loss.parts().stream()
                .filter(share -> share.part() == part.number())
                .map(share ->
                        share.fund().minus(share.net().minus(share.open())).max(Money.ZERO))
                .toList());
    }
}
