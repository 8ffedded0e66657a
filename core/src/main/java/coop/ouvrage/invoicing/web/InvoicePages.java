package coop.ouvrage.invoicing.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceAnnex;
import coop.ouvrage.invoicing.InvoiceAnswers;
import coop.ouvrage.invoicing.InvoiceReading;
import coop.ouvrage.invoicing.InvoiceWay;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.ledger.JournalEntry;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.SumRow;
import coop.ouvrage.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the page of an invoice says. */
@Component
class InvoicePages {

    private final InvoiceReading reading;
    private final InvoiceWay way;
    private final Invoices invoices;
    private final InvoiceAnswers answers;
    private final Clients clients;
    private final LegalEntities entities;
    private final Ledger ledger;
    private final CurrentUser user;
    private final Units units;
    private final Orders orders;
    private final Quotes quotes;

    InvoicePages(
            InvoiceReading reading,
            InvoiceWay way,
            Invoices invoices,
            InvoiceAnswers answers,
            Clients clients,
            LegalEntities entities,
            Ledger ledger,
            CurrentUser user,
            Units units,
            Orders orders,
            Quotes quotes) {
        this.reading = reading;
        this.way = way;
        this.invoices = invoices;
        this.answers = answers;
        this.clients = clients;
        this.entities = entities;
        this.ledger = ledger;
        this.user = user;
        this.units = units;
        this.orders = orders;
        this.quotes = quotes;
    }

    InvoicePage of(Invoice invoice, Words words) {
        boolean credit = invoice.kind() == Invoice.Kind.CREDIT_NOTE;
        Invoice corrected = invoice.corrects() == null
                ? null
                : reading.find(invoice.corrects()).orElse(null);
        return new InvoicePage(
                invoice,
                credit,
                clients.get(invoice.client()).name(),
                entities.get(invoice.entity()).name(),
                reading.annex(invoice).map(InvoiceAnnex::name).orElse(null),
                reading.own(invoice),
                budget(invoice, words),
                credit ? List.of() : invoices.creditNotesOn(invoice.id()),
                corrected,
                ordered(corrected == null ? invoice : corrected),
                reading.settlement(invoice).orElse(null),
                reading.payment(invoice).orElse(null),
                reading.way(invoice),
                way.of(invoice),
                answers.of(invoice.id()),
                ledger.entriesOf(invoice.id().value()).stream()
                        .map(InvoicePages::entry)
                        .toList(),
                reading.hash(invoice).hex(),
                credit ? Money.ZERO : invoices.left(invoice),
                credit ? Money.ZERO : invoices.leftInDocument(invoice),
                !credit && reading.mayCredit(invoice),
                parts(invoice),
                reading.maySendAgain(),
                user.roles().contains(Role.FINANCE) || user.roles().contains(Role.AUDITOR));
    }

    /** The page of the offer or the job that was ordered; null where nothing was. */
    private @Nullable String ordered(Invoice invoice) {
        UUID work = invoice.lines().getFirst().job();
        return invoice.order() == null || work == null
                ? null
                : orders.find(invoice.order())
                        .map(order -> quotes.terms(order.quote().id()).isPresent() ? "/offers/" : "/jobs/")
                        .map(list -> list + work)
                        .orElse(null);
    }

    private List<InvoicePage.Part> parts(Invoice invoice) {
        return !invoices.isJoint(invoice)
                ? List.of()
                : reading.creditable(invoice).stream()
                        .map(unit -> new InvoicePage.Part(
                                unit, units.get(unit).name(), invoices.leftInDocument(invoice, unit)))
                        .filter(part -> part.left().isPositive())
                        .toList();
    }

    /** What of it reaches the budget of the unit, step by step. */
    private List<SumRow> budget(Invoice invoice, Words words) {
        boolean credit = invoice.kind() == Invoice.Kind.CREDIT_NOTE;
        List<Invoice.Share> own = reading.own(invoice);
        Money net = Money.sum(own.stream().map(Invoice.Share::net).toList());
        Money disbursed = Money.sum(own.stream().map(Invoice.Share::disbursed).toList());
        Money given = Money.sum(own.stream().map(Invoice.Share::contribution).toList());
        Money exclVat = credit ? net.negate() : net;
        Money contribution = credit ? given : given.negate();
        List<SumRow> rows = new ArrayList<>();
        rows.add(SumRow.of(words.t("invoicing.excl_vat"), "", exclVat, "#lines"));
        rows.add(SumRow.of(
                words.t("invoicing.contribution"),
                disbursed.isZero() ? "" : words.t("invoicing.contribution_on", "amount", net.minus(disbursed)),
                contribution,
                "/units/"
                        + (own.isEmpty()
                                ? invoice.lines().getFirst().unit()
                                : own.getFirst().unit()) + "/accounts"));
        rows.add(SumRow.total(words.t("invoicing.for_budget"), exclVat.plus(contribution)));
        return rows;
    }

    private static InvoicePage.Booking entry(JournalEntry entry) {
        return new InvoicePage.Booking(
                entry.id().value(),
                entry.date(),
                entry.lines().stream()
                        .map(line -> new InvoicePage.BookingLine(
                                line.account(),
                                line.amount().max(Money.ZERO),
                                line.amount().negate().max(Money.ZERO)))
                        .toList());
    }
}
