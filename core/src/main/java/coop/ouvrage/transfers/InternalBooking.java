package coop.ouvrage.transfers;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.NumberSeries;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.transfers.InternalInvoice.Side;
import coop.ouvrage.unit.Budgets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Budget that passes from one unit to another: a pair on class 9 that adds up to nothing, out of money had and never under cover. */
@Component
class InternalBooking {

    /** Of the numbers of internal invoices, and of those that take them back. */
    static final String SERIES = "INTERNAL";

    private final Budgets budgets;
    private final Ledger ledger;
    private final NumberSeries numbers;
    private final BusinessTime time;

    InternalBooking(Budgets budgets, Ledger ledger, NumberSeries numbers, BusinessTime time) {
        this.budgets = budgets;
        this.ledger = ledger;
        this.numbers = numbers;
        this.time = time;
    }

    /** Refused with {@code unit.not_enough}: only money had may leave. */
    Outcome<InternalInvoice> book(InternalInvoice document, UUID buyerSubject) {
        InternalInvoice booked = document.agreed(time.today(), buyerSubject, "", null);
        Side payer = booked.isReversal() ? booked.seller() : booked.buyer();
        UUID subject = Objects.requireNonNull(payer.subject());
        var held = budgets.reserve(
                new Budgets.Hold(booked.id(), payer.unit(), subject, null, booked.amount(), Money.ZERO));
        if (!held.isDone()) {
            return Outcome.refused(held.refusals());
        }
        String number = String.format(
                "T%d-%06d",
                time.today().getYear(),
                numbers.next(payer.entity(), SERIES, time.today().getYear()));
        EntryDraft.Builder entry = entry(booked, number);
        budgets.use(booked.id(), booked.amount(), entry);
        ledger.post(entry.build());
        return Outcome.done(document.agreed(time.today(), buyerSubject, number, null));
    }

    private EntryDraft.Builder entry(InternalInvoice document, String number) {
        Side payer = document.isReversal() ? document.seller() : document.buyer();
        Side payee = document.isReversal() ? document.buyer() : document.seller();
        return EntryDraft.in(payer.entity(), Journal.SUNDRY, time.today())
                .from("internal-invoice", document.id())
                .key("internal-invoice:" + document.id())
                .text(
                        document.isReversal() ? "ledger.text.internal_reversal" : "ledger.text.internal_invoice",
                        Map.of("number", number))
                .debit(
                        AccountRole.TRANSFER,
                        document.amount(),
                        Dim.unit(payer.unit()).subject(Objects.requireNonNull(payer.subject())))
                .credit(
                        AccountRole.TRANSFER,
                        document.amount(),
                        Dim.unit(payee.unit()).subject(Objects.requireNonNull(payee.subject())));
    }
}
