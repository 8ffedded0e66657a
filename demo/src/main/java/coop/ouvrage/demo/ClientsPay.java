package coop.ouvrage.demo;

import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.InvoiceIssued;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.BankAccounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Clients pay what they were invoiced, each by its habit. */
@DemoOnly
@Component
class ClientsPay {

    private static final BigDecimal PART = new BigDecimal("0.4");

    /** From this day on the foundry pays nobody. */
    private static final LocalDate OUT_OF_MONEY = LocalDate.of(2026, 6, 1);

    private final Map<String, Payer> payers = new HashMap<>();
    private final Agenda agenda;
    private final Cast cast;
    private final Twists twists;
    private final Surroundings surroundings;
    private final BankAccounts accounts;
    private final Invoices invoices;
    private final BankDays bankDays;
    private final BusinessTime time;
    private int paid;

    ClientsPay(
            Agenda agenda,
            Cast cast,
            Twists twists,
            Surroundings surroundings,
            BankAccounts accounts,
            Invoices invoices,
            BankDays bankDays,
            BusinessTime time) {
        this.agenda = agenda;
        this.cast = cast;
        this.twists = twists;
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.invoices = invoices;
        this.bankDays = bankDays;
        this.time = time;
        Payer.all().forEach(payer -> payers.put(payer.key(), payer));
    }

    /** After the year nobody looks into the agenda: then the visitor plays the clients. */
    @EventListener
    void issued(InvoiceIssued event) {
        if (!time.today().isBefore(DemoYear.TODAY)) {
            return;
        }
        twists.issued(event.invoice());
        payer(event.client()).ifPresent(payer -> intend(payer, event.invoice()));
    }

    private Optional<Payer> payer(UUID client) {
        return cast.clientKey(client).map(payers::get);
    }

    private void intend(Payer payer, InvoiceId id) {
        LocalDate due = time.today().plusDays(payer.paymentDays());
        int n = paid++;
        switch (payer.habit()) {
            case ON_TIME -> later(due.minusDays(n % 9), () -> pays(payer, id, BigDecimal.ONE, true));
            case LATE -> later(due.plusDays(10 + n % 35), () -> pays(payer, id, BigDecimal.ONE, true));
            case NO_REFERENCE -> later(due.minusDays(n % 4), () -> pays(payer, id, BigDecimal.ONE, false));
            case PARTLY -> {
                later(due, () -> pays(payer, id, PART, true));
                later(due.plusDays(28), () -> pays(payer, id, BigDecimal.ONE.subtract(PART), true));
            }
            case TWICE -> {
                later(due.minusDays(3), () -> pays(payer, id, BigDecimal.ONE, true));
                if (n % 2 == 0) {
                    later(due.plusDays(4), () -> pays(payer, id, BigDecimal.ONE, true));
                }
            }
            case FAILS -> {
                if (due.isBefore(OUT_OF_MONEY)) {
                    later(due, () -> pays(payer, id, BigDecimal.ONE, true));
                }
            }
        }
    }

    private void later(LocalDate day, Runnable deed) {
        agenda.on(bankDays.sameOrNext(day), deed);
    }

    private void pays(Payer payer, InvoiceId id, BigDecimal share, boolean withReference) {
        Invoice invoice = invoices.find(id).orElseThrow();
        Money credited = Money.sum(
                invoices.creditNotesOn(id).stream().map(Invoice::inclVat).toList());
        pay(payer, invoice, invoice.inclVat().minus(credited).times(share), withReference);
    }

    /** Tells the bank of a payment. */
    void pay(Payer payer, Invoice invoice, Money amount, boolean withReference) {
        String reference = withReference ? Objects.requireNonNullElse(invoice.structuredReference(), "") : "";
        surroundings
                .bank()
                .pay(
                        accounts.of(invoice.entity()).iban().value(),
                        amount.toDecimal(),
                        payer.name(),
                        payer.iban(),
                        reference,
                        reference.isEmpty() ? "paiement" : "");
    }

    List<Payer> payers() {
        return List.copyOf(payers.values());
    }
}
