package coop.ouvrage.demo;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.demo.bench.Bench;
import coop.ouvrage.demo.bench.PayDesk;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.money.Money;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.Statements;
import coop.ouvrage.web.NotFound;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clients and bank as the simulator plays them. */
@DemoOnly
@Component
class DemoPayDesk implements PayDesk {

    private static final BigDecimal PART = new BigDecimal("0.4");
    private static final int STRANGER = 9000;
    private static final int SHOWN = 8;

    private final Surroundings surroundings;
    private final OpenInvoices invoices;
    private final BankAccounts accounts;
    private final Statements statements;
    private final PaymentBatches batches;
    private final Verification verification;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    DemoPayDesk(
            Surroundings surroundings,
            OpenInvoices invoices,
            BankAccounts accounts,
            Statements statements,
            PaymentBatches batches,
            Verification verification,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc) {
        this.surroundings = surroundings;
        this.invoices = invoices;
        this.accounts = accounts;
        this.statements = statements;
        this.batches = batches;
        this.verification = verification;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
    }

    @Override
    public List<Bench.Due> dues() {
        return invoices.all().stream()
                .map(i -> new Bench.Due(i.id(), i.number(), i.clientName(), i.open(), i.dueOn()))
                .toList();
    }

    @Override
    public List<Bench.Payer> payers() {
        return jdbc.sql("""
                        select c.party_id, p.display_name from client c join party p on p.id = c.party_id
                        where c.state = 'VERIFIED' order by p.display_name""")
                .query((row, n) -> new Bench.Payer(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    @Override
    public List<Bench.StatementFile> statements() {
        return Opening.AT_THE_BANK.stream()
                .map(this::account)
                .flatMap(account -> surroundings.bank().statements(account).reversed().stream()
                        .limit(SHOWN)
                        .map(id -> new Bench.StatementFile(account, id, isImported(account, id))))
                .toList();
    }

    /** By its content, under whatever name it was saved and taken. */
    private boolean isImported(String account, String id) {
        return jdbc.sql("select exists (select 1 from statement_file where fingerprint = any(:prints))")
                .param(
                        "prints",
                        Arrays.stream(Form.values())
                                .map(form -> ContentHash.of(statement(account, id, form))
                                        .hex())
                                .toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Bench.Order> orders() {
        return user.asSystem(() -> batches.latest(SHOWN).stream()
                .filter(batch -> batch.exportedAt() != null)
                .map(batch -> new Bench.Order(
                        batch.reference(),
                        batch.payments(),
                        batch.total(),
                        batch.executionDate(),
                        batch.state() == PaymentBatch.State.BOOKED))
                .toList());
    }

    @Override
    public byte[] answer(String reference) {
        return bank().statusOf(reference).orElseThrow(NotFound::new);
    }

    @Override
    public void pay(UUID invoice, Way way) {
        OpenInvoices.Open open = invoices.all().stream()
                .filter(i -> i.id().equals(invoice))
                .findFirst()
                .orElseThrow();
        Money amount = way == Way.PART ? open.open().times(PART) : open.open();
        boolean silent = way == Way.NO_REFERENCE;
        String account = account(open.entity());
        for (int n = 0; n < (way == Way.TWICE ? 2 : 1); n++) {
            bank().pay(
                            account,
                            amount.toDecimal(),
                            open.clientName(),
                            iban(open.clientName()),
                            silent ? "" : open.reference(),
                            silent ? "paiement" : "");
        }
        bank().issueStatement(account);
    }

    /** The account from which this client has always paid. */
    private static String iban(String name) {
        return Payer.all().stream()
                .filter(payer -> payer.name().equals(name))
                .map(Payer::iban)
                .findFirst()
                .orElseGet(() -> Numbers.iban(STRANGER));
    }

    @Override
    public byte[] statement(String account, String id, Form form) {
        return form.of(bank(), account, id);
    }

    @Override
    public void importStatement(String account, String id, Form form) {
        byte[] file = statement(account, id, form);
        user.asSystem(() -> {
            statements.importFile(file, form.fileName(id)).orThrow();
        });
    }

    /** All that nobody has taken in since the last one that somebody did, oldest first. */
    void importWaiting() {
        Opening.AT_THE_BANK.stream()
                .map(this::account)
                .forEach(account -> bank().statements(account).reversed().stream()
                        .takeWhile(id -> !isImported(account, id))
                        .toList()
                        .reversed()
                        .forEach(id -> importStatement(account, id, Form.CAMT)));
    }

    @Override
    public void bankrupt(UUID client) {
        user.asSystem(() -> {
            verification
                    .bankrupt(new ClientId(client), time.today(), "demo bench")
                    .orThrow();
        });
    }

    /** The bank lives in the same days as everybody. */
    private BankSimulator bank() {
        surroundings.bank().advanceTo(time.today());
        return surroundings.bank();
    }

    private String account(String entity) {
        return accounts.of(entity).iban().value();
    }
}
