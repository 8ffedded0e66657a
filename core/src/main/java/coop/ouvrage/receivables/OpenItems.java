package coop.ouvrage.receivables;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.guarantee.spi.OverdueInvoices;
import coop.ouvrage.invoicing.ForeignAmounts;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceIssued;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.InvoicesIssued;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What clients owe, invoice by invoice. */
@Service
public class OpenItems implements OverdueInvoices {

    private final ItemStore store;
    private final SettlementStore settled;
    private final Invoices invoices;
    private final CoverUse cover;
    private final Permissions permissions;
    private final BusinessTime time;

    OpenItems(
            ItemStore store,
            SettlementStore settled,
            Invoices invoices,
            CoverUse cover,
            Permissions permissions,
            BusinessTime time) {
        this.store = store;
        this.settled = settled;
        this.invoices = invoices;
        this.cover = cover;
        this.permissions = permissions;
        this.time = time;
    }

    /** An item is opened with its invoice, in the same transaction. */
    @EventListener
    @Order(0) // before those who look at what is open
    @Transactional(propagation = Propagation.MANDATORY)
    void opened(InvoiceIssued event) {
        Invoice invoice = invoices.find(event.invoice()).orElseThrow();
        opened(List.of(invoice));
    }

    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    void opened(InvoicesIssued event) {
        opened(event.invoices());
    }

    private void opened(List<Invoice> issued) {
        store.insert(issued.stream().map(OpenItems::item).toList());
        cover.invoiced(issued.stream()
                .flatMap(invoice -> invoice.lines().stream())
                .map(Invoice.Line::job)
                .collect(Collectors.toSet()));
    }

    private static OpenItem item(Invoice invoice) {
        return new OpenItem(
                invoice.id().value(),
                invoice.entity(),
                invoice.client(),
                invoice.number(),
                invoice.structuredReference(),
                invoice.issuedOn(),
                invoice.dueOn(),
                invoice.inclVat(),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                foreign(invoice),
                ItemParts.of(invoice));
    }

    private static OpenItem.@Nullable Foreign foreign(Invoice invoice) {
        ForeignAmounts amounts = invoice.foreign();
        return amounts == null ? null : new OpenItem.Foreign(amounts.currency(), amounts.inclVat());
    }

    /** What is open of an invoice, for a caller who knows that the reader may see it; empty for a credit note. */
    @Transactional(readOnly = true)
    public Optional<OpenItem> find(UUID invoice) {
        return store.find(invoice);
    }

    /** What settled an invoice, oldest first, undone ones included; likewise. */
    @Transactional(readOnly = true)
    public List<Settlement> settlements(UUID invoice) {
        return settled.on(invoice);
    }

    /** Items of an entity that are open, the longest due first. */
    @Transactional(readOnly = true)
    public List<OpenItem> open(String entity, @Nullable UUID after, int limit) {
        permissions.require(Permission.BANK_READ);
        return store.openAt(entity, after, limit);
    }

    /** Open sums by age: not due, then overdue up to 30, 60, 90 days and longer. */
    @Transactional(readOnly = true)
    public List<Money> aged(String entity) {
        permissions.require(Permission.BANK_READ);
        return store.aged(entity, time.today());
    }

    /** All that a client owes, and of what is settled the newest 500; newest first. */
    @Transactional(readOnly = true)
    public List<OpenItem> of(UUID client) {
        permissions.require(Permission.BANK_READ);
        return store.of(client);
    }

    /** All items of a client, settled ones too, newest first; behind the place of one, from the first on for null. */
    @Transactional(readOnly = true)
    public List<OpenItem> of(UUID client, @Nullable UUID after, int limit) {
        permissions.require(Permission.BANK_READ);
        return store.of(client, after, limit);
    }

    @Override
    public Map<UUID, Integer> oldestOverdueDays(Collection<UUID> clients, LocalDate on) {
        Map<UUID, Integer> days = new HashMap<>();
        store.oldestDue(clients).forEach((client, due) -> {
            if (due.isBefore(on)) {
                days.put(client, (int) java.time.temporal.ChronoUnit.DAYS.between(due, on));
            }
        });
        return days;
    }
}
