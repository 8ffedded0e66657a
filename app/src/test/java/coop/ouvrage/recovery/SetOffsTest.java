package coop.ouvrage.recovery;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Doors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.clientspace.ClientSpace;
import coop.ouvrage.clientspace.ClientVoice;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.recovery.SetOffs.Agreement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invoices settled otherwise than in full by money: set off against what we owe the same party, and paid early for less. */
@OuvrageTest(at = "2025-09-01T09:00", perMethod = true)
@Import(LateWorld.class)
class SetOffsTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 9, 1);
    private static final Agreement AGREED = new Agreement(TODAY, "Claire Dumont, mail of that day");

    private final LateWorld world;
    private final SmallCoop coop;
    private final SetOffs setOffs;
    private final EarlyPayments early;
    private final OpenItems items;
    private final Ledger ledger;
    private final ClientSpace space;
    private final ClientVoice voice;
    private final CurrentUser user;
    private final Users users;
    private final JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Actor officer = Actor.SYSTEM;
    private Actor holder = Actor.SYSTEM;
    private UUID client = UUID.randomUUID();
    private Invoice invoice;

    SetOffsTest(
            LateWorld world,
            SmallCoop coop,
            SetOffs setOffs,
            EarlyPayments early,
            OpenItems items,
            Ledger ledger,
            ClientSpace space,
            ClientVoice voice,
            CurrentUser user,
            Users users,
            JdbcClient jdbc) {
        this.world = world;
        this.coop = coop;
        this.setOffs = setOffs;
        this.early = early;
        this.items = items;
        this.ledger = ledger;
        this.space = space;
        this.voice = voice;
        this.user = user;
        this.users = users;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void anInvoice() {
        UUID person = coop.person("Maud", "Lehrer");
        UUID unit = coop.unit(person);
        holder = SmallCoop.member(person);
        officer = coop.officer(Role.FINANCE);
        client = world.consumer(unit);
        invoice = world.invoice(unit, client, "1000.00");
    }

    private UUID id() {
        return invoice.id().value();
    }

    private Money left() {
        return items.find(id()).orElseThrow().left();
    }

    private List<String> refused(UUID purchase, String amount, Agreement agreement) {
        return codes(user.as(
                officer,
                () -> setOffs.make(client, id(), purchase, amount.isEmpty() ? null : Money.of(amount), agreement)));
    }

    @Test
    void bothAreSettledByOneEntryAndOwedAgainAfterItsReversal() {
        UUID purchase = world.debt(client, "500.00");
        UUID made = user.as(officer, () -> setOffs.make(client, id(), purchase, null, AGREED))
                .orThrow();
        assertThat(left()).isEqualTo(Money.of("710.00"));
        assertThat(ledger.partyBalance("PROD", AccountRole.SUPPLIER, client)).isEqualTo(Money.ZERO);
        assertThat(ledger.partyBalance("PROD", AccountRole.RECEIVABLE, client)).isEqualTo(Money.of("710.00"));
        assertThat(world.count("select count(*) from outgoing_message where text_key = 'recovery.mail.set_off'"))
                .isEqualTo(1);
        assertThat(world.failures()).isEmpty();
        ClientSpace.Paper paper = space.paper(client, id());
        assertThat(paper.settlements()).extracting(paper::kind).containsExactly("receivables.kind.SET_OFF");
        assertThat(codes(user.as(officer, () -> setOffs.undo(made, " ")))).containsExactly("recovery.reason_missing");
        user.as(officer, () -> setOffs.undo(made, "the wrong invoice")).orThrow();
        assertThat(codes(user.as(officer, () -> setOffs.undo(made, "again"))))
                .containsExactly("recovery.set_off_undone");
        assertThat(left()).isEqualTo(Money.of("1210.00"));
        assertThat(ledger.partyBalance("PROD", AccountRole.SUPPLIER, client)).isEqualTo(Money.of("-500.00"));
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() {
        UUID purchase = world.debt(client, "500.00");
        assertThat(refused(UUID.randomUUID(), "", AGREED)).containsExactly("recovery.set_off_pair");
        assertThat(refused(world.debt(coop.person("Otto", "Weber"), "10.00"), "", AGREED))
                .containsExactly("recovery.set_off_pair");
        assertThat(refused(purchase, "500.01", new Agreement(TODAY.plusDays(1), " ")))
                .containsExactly("recovery.set_off_agreement", "recovery.set_off_amount");
        voice.dispute(client, id(), Dispute.Subject.QUALITY, "The colours are wrong.")
                .orThrow();
        assertThat(refused(purchase, "", AGREED)).containsExactly("recovery.set_off_disputed");
    }

    @Test
    void withABankruptClientNothingIsSetOff() {
        UUID purchase = world.debt(client, "500.00");
        jdbc.sql("update client set state = 'BANKRUPT', bankrupt_on = '2025-09-01' where party_id = :id")
                .param("id", client)
                .update();
        assertThat(refused(purchase, "", AGREED)).containsExactly("recovery.set_off_bankrupt");
    }

    @Test
    void financeDoesItOnAPage() {
        UUID purchase = world.debt(client, "500.00");
        Surfer finance = Doors.enter(users, port, "ines@example.org", coop.person("Inès", "Roland"), Role.FINANCE);
        String page = "/desk/recovery/clients/" + client + "/set-offs";
        assertThat(Doors.shown(finance, page)).contains("F-500.00", invoice.number());
        Map<String, String> form = Map.of(
                "invoice",
                id().toString(),
                "purchase",
                purchase.toString(),
                "amount",
                "",
                "on",
                "2025-09-01",
                "with",
                "");
        assertThat(finance.post(page, form).status()).isEqualTo(422);
        Map<String, String> right = new java.util.HashMap<>(form);
        right.put("with", "Claire Dumont, by telephone");
        assertThat(finance.post(page, right).status()).isEqualTo(302);
        assertThat(left()).isEqualTo(Money.of("710.00"));
        String shown = Doors.shown(finance, page);
        assertThat(shown).contains("Claire Dumont, by telephone");
        String undo = shown.replaceAll("(?s).*action=\"([^\"]*/undo)\".*", "$1");
        assertThat(finance.post(undo, Map.of("reason", "")).body())
                .as("why nothing was undone, also when there is nothing else to set off")
                .contains("id=\"errors\"");
    }

    /** 2 % of 1,000.00 before VAT: the client pays 1,185.80, the credit note gives 20.00 and its VAT of 4.20. */
    @Test
    void whoPaysEarlyIsCreditedPriceAndVat() {
        user.as(holder, () -> early.offer(id(), new BigDecimal("2"), TODAY.plusDays(8)))
                .orThrow();
        assertThat(space.paper(client, id()).early()).isNotNull();
        world.jumpTo(TODAY.plusDays(8));
        world.pays(invoice, Money.of("1185.80"));
        assertThat(left()).isEqualTo(Money.ZERO);
        assertThat(space.paper(client, id()).creditNotes())
                .singleElement()
                .satisfies(note -> assertThat(note.exclVat()).isEqualTo(Money.of("20.00")))
                .satisfies(note -> assertThat(note.inclVat()).isEqualTo(Money.of("24.20")));
        assertThat(ledger.balance("PROD", AccountRole.OUTPUT_VAT, null)).isEqualTo(Money.of("-210.00"));
        assertThat(ledger.balance("PROD", AccountRole.VAT_CREDIT_NOTE, null)).isEqualTo(Money.of("4.20"));
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void whoPaysLateOrAnotherAmountIsNot() {
        user.as(holder, () -> early.offer(id(), new BigDecimal("2"), TODAY.plusDays(8)))
                .orThrow();
        world.jumpTo(TODAY.plusDays(9));
        world.pays(invoice, Money.of("1185.80"));
        assertThat(left()).isEqualTo(Money.of("24.20"));
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void anOfferKeepsWithinThePolicyAndTheDueDate() {
        assertThat(codes(user.as(
                        holder,
                        () -> early.offer(
                                id(), new BigDecimal("5.01"), invoice.dueOn().plusDays(1)))))
                .containsExactly("recovery.early_percent", "recovery.early_until");
        world.pays(invoice, Money.of("10.00"));
        assertThat(codes(user.as(holder, () -> early.offer(id(), new BigDecimal("2"), TODAY))))
                .containsExactly("recovery.early_item");
    }
}
