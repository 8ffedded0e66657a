package coop.ouvrage.transfers;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.transfers.InternalInvoice.State;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.UnitCode;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Words;
import coop.ouvrage.words.Texts;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A unit charges another: both agree, the budget passes, no VAT; what is wrong is taken back by another document. */
@OuvrageTest(perMethod = true)
class InternalInvoicesTest {

    private final InternalInvoices invoices;
    private final InternalReading reading;
    private final InternalPaper paper;
    private final Budgets budgets;
    private final Units units;
    private final Ledger ledger;
    private final SmallCoop coop;
    private final Clients clients;
    private final Invoices sales;
    private final LegalEntities entities;
    private final CurrentUser user;
    private final JdbcClient jdbc;
    private final BusinessTime time;

    private UUID carpenter = UUID.randomUUID();
    private UUID designer = UUID.randomUUID();
    private UUID wood = carpenter;
    private UUID paperUnit = designer;

    InternalInvoicesTest(
            InternalInvoices invoices,
            InternalReading reading,
            InternalPaper paper,
            Budgets budgets,
            Units units,
            Ledger ledger,
            SmallCoop coop,
            Clients clients,
            Invoices sales,
            LegalEntities entities,
            CurrentUser user,
            JdbcClient jdbc,
            BusinessTime time) {
        this.invoices = invoices;
        this.reading = reading;
        this.paper = paper;
        this.budgets = budgets;
        this.units = units;
        this.ledger = ledger;
        this.coop = coop;
        this.clients = clients;
        this.sales = sales;
        this.entities = entities;
        this.user = user;
        this.jdbc = jdbc;
        this.time = time;
    }

    @BeforeEach
    void twoUnitsOfTwoHolders() {
        carpenter = coop.person("Wim", "Hout");
        designer = coop.person("Ada", "Papier");
        wood = activity(carpenter, "PROD");
        paperUnit = activity(designer, "PROD");
        user.asSystem(() -> ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, time.today())
                .from("opening", paperUnit)
                .key("opening:" + paperUnit)
                .text("ledger.text.opening")
                .debit(AccountRole.HOLIDAY_PROVISION, Money.of("500.00"), Dim.none())
                .credit(AccountRole.OPENING, Money.of("500.00"), Dim.unit(paperUnit))
                .build()));
    }

    private UUID activity(UUID holder, String entity) {
        return user.asSystem(() -> {
            UUID id = units.open(entity, holder, "Atelier " + holder, "craft", false)
                    .orThrow()
                    .value();
            units.change(id, "Atelier " + holder, "craft", true).orThrow();
            return id;
        });
    }

    @Test
    void bothAgreeAndTheBudgetPasses() {
        InternalInvoice asked = proposed("120.00");
        assertThat(asked.state()).isEqualTo(State.PROPOSED);
        assertThat(asked.isTransfer()).isTrue();
        assertThat(budgets.of(wood).had()).isEqualTo(Money.ZERO);
        assertThat(mails("transfers.mail.proposed")).isEqualTo(1);
        assertThat(as(designer, reading::waitingForMe)).containsExactly(asked);
        assertThatThrownBy(() -> as(carpenter, () -> invoices.agree(asked.id(), null)))
                .isInstanceOf(AccessDenied.class);

        InternalInvoice agreed =
                as(designer, () -> invoices.agree(asked.id(), null)).orThrow();
        assertThat(agreed.number()).isEqualTo("T" + time.today().getYear() + "-000001");
        assertThat(budgets.of(wood).had()).isEqualTo(Money.of("120.00"));
        assertThat(budgets.of(paperUnit).free()).isEqualTo(Money.of("380.00"));
        assertThat(budgets.of(paperUnit).reserved()).isEqualTo(Money.ZERO);
        assertThat(codes(as(designer, () -> invoices.agree(asked.id(), null))))
                .containsExactly("transfers.not_waiting");
        Words words = new Words(Texts.load(), "fr", time.today());
        assertThat(as(designer, () -> paper.pdf(reading.get(agreed.id()), words)))
                .startsWith('%', 'P', 'D', 'F');
        assertThatThrownBy(() ->
                        jdbc.sql("update internal_invoice set amount_cents = 1").update())
                .hasMessageContaining("never changed");
        proven();
    }

    @Test
    void itIsTakenBackByAnotherDocumentOnly() {
        InternalInvoice asked = proposed("120.00");
        assertThat(codes(as(carpenter, () -> invoices.reverse(asked.id(), "too much"))))
                .containsExactly("transfers.not_agreed");
        as(designer, () -> invoices.agree(asked.id(), null)).orThrow();
        assertThat(codes(as(carpenter, () -> invoices.reverse(asked.id(), " "))))
                .containsExactly("transfers.reason_missing");
        assertThatThrownBy(() -> as(designer, () -> invoices.reverse(asked.id(), "I want it back")))
                .isInstanceOf(AccessDenied.class);
        InternalInvoice back =
                as(carpenter, () -> invoices.reverse(asked.id(), "too much")).orThrow();
        assertThat(back.number()).endsWith("-000002");
        assertThat(as(designer, () -> reading.get(asked.id())).state()).isEqualTo(State.REVERSED);
        assertThat(budgets.of(wood).had()).isEqualTo(Money.ZERO);
        assertThat(budgets.of(paperUnit).free()).isEqualTo(Money.of("500.00"));
        assertThat(codes(as(carpenter, () -> invoices.reverse(asked.id(), "again"))))
                .containsExactly("transfers.not_agreed");
        proven();
    }

    @Test
    void refusedWithdrawnAndWithoutMoney() {
        InternalInvoice dear = proposed("500.01");
        assertThat(codes(as(designer, () -> invoices.agree(dear.id(), null)))).containsExactly("unit.not_enough");
        assertThat(as(designer, () -> invoices.refuse(dear.id(), "not ordered"))
                        .orThrow()
                        .state())
                .isEqualTo(State.REFUSED);
        assertThat(mails("transfers.mail.refused")).isEqualTo(1);
        InternalInvoice mistake = proposed("10.00");
        assertThat(as(carpenter, () -> invoices.withdraw(mistake.id(), "wrong unit"))
                        .orThrow()
                        .state())
                .isEqualTo(State.WITHDRAWN);
        assertThatThrownBy(() -> as(UUID.randomUUID(), () -> reading.get(mistake.id())))
                .isInstanceOf(AccessDenied.class);
        proven();
    }

    @Test
    void whatCannotBeChargedIsSaidAtOnce() {
        assertThat(codes(as(carpenter, () -> invoices.propose(asking("nobody", "", "0.00")))))
                .containsExactly("transfers.unit_unknown", "transfers.title_missing", "transfers.amount_missing");
        assertThat(codes(as(carpenter, () -> invoices.propose(asking(UnitCode.of(wood), "planks", "1.00")))))
                .containsExactly("transfers.same_unit");
        UUID trial = user.asSystem(() ->
                units.open("PROD", designer, "Essai", "craft", true).orThrow().value());
        assertThat(codes(as(carpenter, () -> invoices.propose(asking(UnitCode.of(trial), "planks", "1.00")))))
                .containsExactly("transfers.share_first");
        UUID school = activity(designer, "TRAIN");
        assertThat(codes(as(carpenter, () -> invoices.propose(asking(UnitCode.of(school), "planks", "1.00")))))
                .containsExactly("transfers.entity_no_client");
    }

    @Test
    void betweenTwoEntitiesTheAgreementMakesAnInvoice() {
        UUID school = activity(designer, "TRAIN");
        var draft = ClientDraft.registered(
                ClientKind.ASSOCIATION,
                "La Traverse Formation",
                entities.get("TRAIN").enterpriseNumber(),
                Locale.FRENCH,
                "formation@latraverse.example");
        UUID client =
                user.asSystem(() -> clients.propose(draft, wood, true).orThrow().value());
        jdbc.sql("update client set state = 'VERIFIED' where party_id = :id")
                .param("id", client)
                .update();
        InternalInvoice asked = as(carpenter, () -> invoices.propose(asking(UnitCode.of(school), "planks", "100.00")))
                .orThrow();
        assertThat(asked.isTransfer()).isFalse();
        InternalInvoice agreed =
                as(designer, () -> invoices.agree(asked.id(), null)).orThrow();
        assertThat(agreed.number()).isNull();
        Invoice sent = sales.find(Objects.requireNonNull(agreed.invoice())).orElseThrow();
        assertThat(sent.inclVat()).isEqualTo(Money.of("121.00"));
        assertThat(sent.clientReference()).isEqualTo(UnitCode.of(school));
        assertThat(codes(as(carpenter, () -> invoices.reverse(asked.id(), "wrong"))))
                .containsExactly("transfers.credit_the_invoice");
        proven();
    }

    private InternalInvoice proposed(String amount) {
        return as(carpenter, () -> invoices.propose(asking(UnitCode.of(paperUnit), "planks", amount)))
                .orThrow();
    }

    private InternalInvoices.Proposal asking(String code, String title, String amount) {
        return new InternalInvoices.Proposal(wood, null, code, title, Money.of(amount));
    }

    private long mails(String key) {
        return jdbc.sql("select count(*) from outgoing_message where text_key = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    private <T> T as(UUID person, Supplier<T> action) {
        return user.as(SmallCoop.member(person), action);
    }

    private void proven() {
        assertThat(coop.wrong()).isEmpty();
    }
}
