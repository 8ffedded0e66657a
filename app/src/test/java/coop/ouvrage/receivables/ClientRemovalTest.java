package coop.ouvrage.receivables;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.ClientQuery;
import coop.ouvrage.customer.ClientRemoval;
import coop.ouvrage.customer.ClientState;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.KeptLine;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.Proposal;
import coop.ouvrage.treasury.Statements;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client goes when everything with it is finished, and its name when no document needs it any more. */
@OuvrageTest(perMethod = true)
@Import(BankWorld.class)
class ClientRemovalTest {

    @TempDir
    private Path folder;

    private final BankWorld world;
    private final Clients clients;
    private final Verification verification;
    private final ClientRemoval removal;
    private final Statements statements;
    private final Matching matching;
    private final CurrentUser user;
    private final BusinessTime time;
    private final BusinessClock clock;
    private final JdbcClient jdbc;
    private Actor officer;
    private UUID unit;
    private ClientId client;

    ClientRemovalTest(
            BankWorld world,
            Clients clients,
            Verification verification,
            ClientRemoval removal,
            Statements statements,
            Matching matching,
            CurrentUser user,
            BusinessTime time,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.world = world;
        this.clients = clients;
        this.verification = verification;
        this.removal = removal;
        this.statements = statements;
        this.matching = matching;
        this.user = user;
        this.time = time;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aClient() {
        officer = world.officer(Role.TEAM_ADMIN);
        unit = world.unit();
        client = new ClientId(world.client(unit));
    }

    private Outcome<ClientId> remove(String reason) {
        return user.as(officer, () -> removal.remove(client, reason));
    }

    private Client now() {
        return clients.get(client.value());
    }

    private void paid(int times) {
        Invoice invoice = world.invoice(unit, client.value(), UUID.randomUUID(), "1000.00");
        try (BankSimulator bank = BankSimulator.start(folder, 0, time.today())) {
            bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
            for (int i = 0; i < times; i++) {
                bank.pay(
                        BankWorld.PROD,
                        new BigDecimal("1210.00"),
                        "Claire Dumont",
                        BankWorld.PAYER,
                        String.valueOf(invoice.structuredReference()),
                        "");
            }
            String id = bank.issueStatement(BankWorld.PROD).orElseThrow();
            byte[] file = bank.coda(BankWorld.PROD, id).orElseThrow();
            user.as(
                    world.officer(),
                    () -> statements.importFile(file, "statement").orThrow());
        }
    }

    @Test
    void oneWithOpenItemsOrOrdersStays() {
        OrderId order = world.order(unit, client.value(), UUID.randomUUID(), "500.00");
        assertThat(codes(remove("moved away"))).containsExactly("invoicing.client_has_orders");
        world.invoice(order);
        assertThat(codes(remove(" "))).containsExactly("customer.reason_missing", "receivables.client_owes");
        assertThat(remove("moved away").refusals().getFirst().arguments()).containsEntry("count", 1);
        assertThat(now().state()).isEqualTo(ClientState.VERIFIED);
    }

    @Test
    void theNameOnAnInvoiceIsKeptAsLongAsTheInvoice() {
        paid(1);
        remove("moved away").orThrow();
        assertThat(codes(remove("again"))).containsExactly("customer.wrong_state");
        assertThat(now().state()).isEqualTo(ClientState.REMOVED);
        assertThat(now().mayBeOffered()).isFalse();
        assertThat(user.as(officer, () -> removal.of(client)).orElseThrow())
                .returns(LocalDate.of(2037, 1, 1), ClientRemoval.Removed::forgetOn)
                .returns(null, ClientRemoval.Removed::forgottenOn);
        assertThat(now().name()).isEqualTo("Claire Dumont");
        assertThat(user.as(
                                officer,
                                () -> clients.search(new ClientQuery(
                                        "Dumont", null, null, ClientQuery.Sort.NAME, false, 0, null, 10)))
                        .clients())
                .isEmpty();
        user.as(
                officer,
                () -> verification.unblock(client, "wants another poster").orThrow());
        assertThat(now().state()).isEqualTo(ClientState.VERIFIED);
        remove("moved away after all").orThrow();
        clock.freezeAt(LocalDate.of(2037, 1, 2).atTime(9, 0));
        ClientId kept = client;
        client = user.asSystem(
                () -> clients.propose(SmallCoop.claire(), unit, true).orThrow());
        remove("entered twice").orThrow();
        assertThat(clients.get(kept.value()).name()).startsWith("client-");
        assertThat(codes(user.as(officer, () -> verification.unblock(kept, "too late"))))
                .containsExactly("customer.forgotten");
    }

    @Test
    void oneWithoutDocumentsIsForgottenAtOnce() {
        remove("entered by mistake").orThrow();
        assertThat(now())
                .returns(null, Client::email)
                .returns(null, Client::phone)
                .matches(client -> !client.name().contains("Dumont"));
        assertThat(user.as(officer, () -> removal.of(client)).orElseThrow().forgottenOn())
                .isEqualTo(time.today());
    }

    @Test
    void oneThatBecameASupplierSinceKeepsItsName() {
        paid(1);
        remove("moved away").orThrow();
        jdbc.sql("insert into supplier (party, key) values (:party, 'claire')")
                .param("party", client.value())
                .update();
        clock.freezeAt(LocalDate.of(2037, 1, 2).atTime(9, 0));
        ClientId other = user.asSystem(
                () -> clients.propose(SmallCoop.claire(), unit, true).orThrow());
        user.as(officer, () -> removal.remove(other, "entered twice")).orThrow();
        assertThat(now().name()).isEqualTo("Claire Dumont");
        assertThat(user.as(officer, () -> removal.of(client)).orElseThrow().forgetOn())
                .isNull();
    }

    @Test
    void whatItPaidTooMuchIsPaidBackFirst() {
        paid(2);
        KeptLine second = user.asSystem(() -> matching.waiting(null, 9)).getFirst();
        UUID line = second.line().id();
        Proposal proposal = user.asSystem(() -> matching.proposals(line, "")).getFirst();
        user.as(
                world.officer(),
                () -> matching.settle(
                                line, proposal.claimant(), proposal.claim().subjects(), "")
                        .orThrow());
        assertThat(codes(remove("moved away"))).containsExactly("receivables.client_is_owed");
    }

    @Test
    void aBankruptOneStays() {
        user.as(
                officer,
                () -> verification.bankrupt(client, time.today(), "court").orThrow());
        assertThat(codes(remove("gone"))).containsExactly("customer.remove_bankrupt");
    }
}
