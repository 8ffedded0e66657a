package coop.ouvrage.replay;

import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.demo.Numbers;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.InvoiceIssued;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.InvoicesIssued;
import coop.ouvrage.money.Money;
import coop.ouvrage.replay.population.ClientPlan;
import coop.ouvrage.replay.population.JobPlan;
import coop.ouvrage.transaction.WriteBehind;
import coop.ouvrage.treasury.BankAccounts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Clients pay each invoice after its delay, most with its reference. The day is noted in the transaction of the invoice; the bank knows
 * each payment by the number of the invoice and books it once, however often it is told.
 */
@ReplayOnly
@Component
@Order(90)
class ClientsPay implements Stage {

    private static final int ACCOUNTS_FROM = 5_000_000;
    private static final int SILENT_ONE_IN = 33;

    private record Due(UUID invoice, int job) {}

    private final ReplayedYear year;
    private final Invoices invoices;
    private final BankAccounts accounts;
    private final BankDays bankDays;
    private final Around around;
    private final Checkpoints checkpoints;
    private final JdbcClient jdbc;
    private final WriteBehind<Promised> promised = new WriteBehind<>(this::insert, "payment");
    private final Map<UUID, Integer> jobs = new HashMap<>();

    ClientsPay(
            ReplayedYear year,
            Invoices invoices,
            BankAccounts accounts,
            BankDays bankDays,
            Around around,
            Checkpoints checkpoints,
            JdbcClient jdbc) {
        this.year = year;
        this.invoices = invoices;
        this.accounts = accounts;
        this.bankDays = bankDays;
        this.around = around;
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
    }

    @EventListener
    void issued(InvoiceIssued event) {
        promise(event.invoice(), event.job(), event.on());
    }

    @EventListener
    void issued(InvoicesIssued event) {
        event.invoices()
                .forEach(invoice ->
                        promise(invoice.id(), invoice.lines().getFirst().job(), invoice.issuedOn()));
    }

    private void promise(InvoiceId invoice, UUID job, LocalDate on) {
        Integer number = jobs.get(job);
        if (number == null) {
            jobs.putAll(checkpoints.numbers(JobsBegin.JOB));
            number = jobs.get(job);
        }
        if (number != null) {
            JobPlan plan = year.job(number);
            LocalDate pays = bankDays.sameOrNext(on.plusDays(plan.paysAfter()));
            promised.add(new Promised(invoice.value(), number, pays));
        }
    }

    private record Promised(UUID invoice, int job, LocalDate on) {}

    private void insert(List<Promised> all) {
        jdbc.sql("insert into replay.payment select * from unnest(:invoices::uuid[], :jobs::int[], :days::date[])")
                .param("invoices", all.stream().map(Promised::invoice).toArray(UUID[]::new))
                .param("jobs", all.stream().map(Promised::job).toArray(Integer[]::new))
                .param("days", all.stream().map(one -> one.on().toString()).toArray(String[]::new))
                .update();
    }

    @Override
    public String name() {
        return "clients pay";
    }

    @Override
    public int live(LocalDate day) {
        List<Due> dues = jdbc.sql("select invoice, job from replay.payment where pays_on = :day order by job")
                .param("day", day)
                .query(Due.class)
                .list();
        List<Due> paying =
                dues.stream().filter(due -> client(due).fails().isAfter(day)).toList();
        Map<UUID, Invoices.Credited> owed = new HashMap<>();
        if (!paying.isEmpty()) {
            invoices.credited(paying.stream()
                            .map(due -> new InvoiceId(due.invoice()))
                            .toList())
                    .forEach(one -> owed.put(one.invoice().id().value(), one));
        }
        paying.forEach(due -> pay(due, Objects.requireNonNull(owed.get(due.invoice()))));
        return dues.size();
    }

    private ClientPlan client(Due due) {
        return year.client(year.job(due.job()).client());
    }

    private void pay(Due due, Invoices.Credited owed) {
        ClientPlan client = client(due);
        Invoice invoice = owed.invoice();
        Money credited =
                Money.sum(owed.creditNotes().stream().map(Invoice::inclVat).toList());
        boolean silent = due.job() % SILENT_ONE_IN == 0;
        around.bank()
                .pay(
                        invoice.number(),
                        accounts.of(invoice.entity()).iban().value(),
                        invoice.inclVat().minus(credited).toDecimal(),
                        client.name(),
                        Numbers.iban(ACCOUNTS_FROM + client.number()),
                        silent ? "" : Objects.requireNonNullElse(invoice.structuredReference(), ""),
                        silent ? "facture " + invoice.number() : "");
    }
}
