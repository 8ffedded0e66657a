package coop.ouvrage.royalties;

import static coop.ouvrage.royalties.RightsFixture.codes;
import static coop.ouvrage.royalties.RightsFixture.part;
import static coop.ouvrage.royalties.RightsFixture.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.Actors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.SaleFixture;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.unit.Budgets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Rights from the invoice that sold them to the author's account, at the law of 2025. */
@OuvrageTest(perMethod = true, at = "2025-06-02T09:00")
@Import({SaleFixture.class, RightsFixture.class})
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class RoyaltiesTest {

    private final RightsFixture rights;
    private final Concessions concessions;
    private final RoyaltyReading reading;
    private final RoyaltyPayments payments;
    private final PaymentBatches batches;
    private final Budgets budgets;
    private final Ledger ledger;
    private final List<Invariant> invariants;
    private final BusinessClock clock;

    RoyaltiesTest(
            RightsFixture rights,
            Concessions concessions,
            RoyaltyReading reading,
            RoyaltyPayments payments,
            PaymentBatches batches,
            Budgets budgets,
            Ledger ledger,
            List<Invariant> invariants,
            BusinessClock clock) {
        this.rights = rights;
        this.concessions = concessions;
        this.reading = reading;
        this.payments = payments;
        this.batches = batches;
        this.budgets = budgets;
        this.ledger = ledger;
        this.invariants = invariants;
        this.clock = clock;
    }

    @Test
    void rightsOfTwoAuthorsAreHeldOwedPaidAndReturned() {
        UUID unit = rights.unit("3000.00");
        UUID holder = rights.holder(unit);
        UUID nour = rights.author("Nour");
        Invoice invoice = rights.sold(unit, "1000.00", "1000.00");
        assertThat(proposable(holder)).isEqualTo(Money.of("935.00"));
        ConcessionId id =
                proposed(holder, rights.draft(invoice, unit, "900.00", part(holder, "66.67"), part(nour, "33.33")));
        assertThat(budgets.of(unit).reserved()).isEqualTo(Money.of("900.00"));
        assertThat(proposable(holder)).isEqualTo(Money.of("35.00"));
        assertThat(reading.find(id).orElseThrow().royalties())
                .extracting(Royalty::gross, Royalty::tax, Royalty::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Money.of("600.03"), Money.of("45.00"), Royalty.State.PROPOSED),
                        org.assertj.core.groups.Tuple.tuple(
                                Money.of("299.97"), Money.of("22.50"), Royalty.State.PROPOSED));

        rights.officer(() -> concessions.approve(id)).orThrow();
        Concession approved = reading.find(id).orElseThrow();
        assertThat(approved.owedFrom()).isEqualTo(LocalDate.of(2025, 6, 2));
        assertThat(approved.royalties().getFirst().steps()).isNotEmpty();
        assertThat(budgets.of(unit).reserved()).isEqualTo(Money.ZERO);
        assertThat(balance(AccountRole.ROYALTIES_PAYABLE, nour)).isEqualTo(Money.of("-277.47"));
        assertThat(balance(AccountRole.ROYALTIES_PAYABLE, holder)).isEqualTo(Money.of("-555.03"));
        assertOwed();
        assertThat(codes(rights.officer(() -> concessions.approve(id)))).containsExactly("royalties.already_decided");

        payment(approved, nour);
        assertOwed();
    }

    /** The holder has no account: somebody is asked. The other author is paid, and the money comes back. */
    private void payment(Concession approved, UUID nour) {
        BatchId batch = rights.user().asSystem(() -> payments.batch("PROD")).orThrow();
        assertThat(rights.officer(() -> batches.find(batch).orElseThrow().total()))
                .isEqualTo(Money.of("277.47"));
        assertThat(waiting("royalties.no_account")).isEqualTo(1);
        assertThat(codes(rights.user().asSystem(() -> payments.batch("PROD"))))
                .as("one living batch")
                .containsExactly("royalties.nothing_to_pay");
        rights.user().as(Actors.officer(), () -> batches.check(batch)).orThrow();
        rights.user().as(Actors.officer(), () -> batches.approve(batch)).orThrow();
        UUID royalty = approved.royalties().get(1).id();
        assertThat(state(approved)).isEqualTo(Royalty.State.SENT);
        assertThat(balance(AccountRole.ROYALTIES_PAYABLE, nour)).isEqualTo(Money.ZERO);
        assertOwed();
        rights.user().asSystem(() -> payments.paid(royalty, LocalDate.of(2025, 6, 4)));
        assertThat(state(approved)).isEqualTo(Royalty.State.PAID);
        assertThat(rights.as(nour, Role.MEMBER, () -> reading.mine())).hasSize(1);
        rights.user().asSystem(() -> payments.returned(royalty, Money.of("277.47"), LocalDate.of(2025, 6, 5), "AC04"));
        assertThat(state(approved)).isEqualTo(Royalty.State.OWED);
        assertThat(waiting("royalties.returned")).isEqualTo(1);
        rights.user().asSystem(() -> payments.sent(royalty, LocalDate.of(2025, 6, 6))); // as the books say again
    }

    private Royalty.State state(Concession concession) {
        return reading.find(concession.id()).orElseThrow().royalties().get(1).state();
    }

    @Test
    void taxCountsWhatTheAuthorWasOwedBeforeInTheYearUpToTheCeiling() {
        UUID unit = rights.unit("200000.00");
        UUID holder = rights.holder(unit);
        Invoice invoice = rights.sold(unit, "1.00", "100000.00");
        ConcessionId first = proposed(holder, rights.draft(invoice, unit, "20000.00", part(holder, "100")));
        ConcessionId second = proposed(holder, rights.draft(invoice, unit, "20000.00", part(holder, "100")));
        assertThat(reading.find(second).orElseThrow().tax())
                .as("a foresight, the first not being owed yet")
                .isEqualTo(Money.of("1500.00"));
        rights.officer(() -> concessions.approve(first)).orThrow();
        rights.officer(() -> concessions.approve(second)).orThrow();
        assertThat(reading.find(first).orElseThrow().tax()).isEqualTo(Money.of("1500.00"));
        // Deemed costs 100 at 50 % and 19,900 at 25 %: 5,025 of 20,000.
        assertThat(reading.find(second).orElseThrow().tax()).isEqualTo(Money.of("2246.25"));
        assertThat(rights.officer(() -> reading.authors(2025)))
                .containsExactly(new AuthorYear(
                        "PROD", holder, Money.of("40000.00"), Money.of("15025.00"), Money.of("3746.25")));
        assertThat(codes(propose(holder, rights.draft(invoice, unit, "40000.00", part(holder, "100")))))
                .containsExactly("payroll.rights_above_ceiling");
    }

    @Test
    void rightsAreAtMostTheLawsPartOfWhatTheAssignmentPays() {
        UUID unit = rights.unit("5000.00");
        UUID holder = rights.holder(unit);
        UUID nour = rights.author("Nour");
        Invoice invoice = rights.sold(unit, "1500.00", "1000.00");
        rights.wage(invoice, unit, holder, "700.00");
        assertThat(codes(propose(holder, rights.draft(invoice, unit, "300.01", part(holder, "100")))))
                .containsExactly("royalties.ratio");
        ConcessionId id = proposed(holder, rights.draft(invoice, unit, "300.00", part(holder, "100")));
        assertThat(codes(propose(holder, rights.draft(invoice, unit, "0.10", part(holder, "100")))))
                .as("with other concessions of the assignment")
                .containsExactly("royalties.ratio");
        proposed(holder, rights.draft(invoice, unit, "400.00", part(nour, "100"))); // who does no work in it
        rights.officer(() -> concessions.approve(id)).orThrow();
    }

    @Test
    void aContractThatIsNotSignedYetOwesNoWage() {
        UUID unit = rights.unit("5000.00");
        UUID holder = rights.holder(unit);
        Invoice invoice = rights.sold(unit, "1000.00", "1000.00");
        rights.wage(invoice, unit, holder, "100.00", ContractState.SENT); // counted, it would allow 42.85
        proposed(holder, rights.draft(invoice, unit, "900.00", part(holder, "100")));
    }

    @Test
    void creditNoteAndReasonAndOwnCase() {
        UUID unit = rights.unit("5000.00");
        UUID holder = rights.holder(unit);
        UUID nour = rights.author("Nour");
        Invoice invoice = rights.sold(unit, "1000.00", "1000.00");
        ConcessionId id = proposed(holder, rights.draft(invoice, unit, "900.00", part(holder, "50"), part(nour, "50")));
        assertThat(codes(rights.as(holder, Role.FINANCE, () -> concessions.approve(id))))
                .containsExactly("royalties.own_case");
        assertThat(codes(rights.as(nour, Role.FINANCE, () -> concessions.approve(id))))
                .containsExactly("royalties.own_case");
        assertThat(codes(rights.officer(() -> concessions.refuse(id, " "))))
                .containsExactly("royalties.reason_missing");
        rights.as(holder, Role.MEMBER, () -> rights.sale().invoices().credit(invoice.id(), Money.of("500.00"), "trop"))
                .orThrow();
        assertThat(codes(rights.officer(() -> concessions.approve(id)))).containsExactly("royalties.credited_since");
        rights.officer(() -> concessions.refuse(id, "Facture créditée")).orThrow();
        assertThat(budgets.of(unit).reserved()).isEqualTo(Money.ZERO);
        assertThat(proposable(holder)).as("750 less 48.75").isEqualTo(Money.of("701.25"));
        assertThatThrownBy(() -> rights.as(
                        nour,
                        Role.MEMBER,
                        () -> concessions.propose(
                                rights.draft(invoice, unit, "1.00", part(nour, "100")), picture(), "a.png")))
                .isInstanceOf(AccessDenied.class);
        UUID other = UUID.randomUUID();
        assertThatThrownBy(() -> rights.as(other, Role.MEMBER, () -> reading.get(id)))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> rights.as(holder, Role.MEMBER, () -> reading.authors(2025)))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void everyRefusalIsToldInOrder() {
        UUID unit = rights.unit("500.00");
        UUID holder = rights.holder(unit);
        Invoice invoice = rights.sold(unit, "1000.00", "1000.00");
        Invoice labour = rights.sold(
                unit,
                invoice.client(),
                List.of(rights.sale().item(coop.ouvrage.invoicing.spi.Supply.SERVICE, "100.00")));
        UUID stranger = rights.stranger("Basile");
        ConcessionDraft wrong = new ConcessionDraft(
                unit,
                labour.id().value(),
                List.of(part(stranger, "60"), part(holder, "39.99")),
                " ",
                "",
                "",
                true,
                LocalDate.of(2025, 6, 2),
                LocalDate.of(2025, 6, 1),
                Money.ZERO);
        assertThat(codes(propose(holder, wrong)))
                .containsExactly(
                        "royalties.no_rights_invoiced",
                        "royalties.amount_not_positive",
                        "royalties.work",
                        "royalties.uses",
                        "royalties.territory",
                        "royalties.ends_before",
                        "royalties.shares",
                        "royalties.author_without_share");
        assertThat(codes(propose(holder, rights.draft(invoice, unit, "1.00", part(rights.organisation(), "100")))))
                .containsExactly("royalties.author_not_person");
        assertThat(codes(propose(holder, rights.draft(invoice, unit, "935.01", part(holder, "100")))))
                .containsExactly("royalties.above_invoice");
        assertThat(codes(propose(holder, rights.draft(invoice, unit, "935.00", part(holder, "100")))))
                .containsExactly("unit.not_enough");
    }

    /** The ceiling of 2026 was not found. */
    @Test
    void nothingIsPaidInAYearWhoseLawIsUnknown() {
        UUID unit = rights.unit("5000.00");
        UUID holder = rights.holder(unit);
        Invoice invoice = rights.sold(unit, "1000.00", "1000.00");
        ConcessionId id = proposed(holder, rights.draft(invoice, unit, "100.00", part(holder, "100")));
        clock.freezeAt(LocalDate.of(2026, 3, 2).atTime(9, 0));
        assertThat(codes(propose(holder, rights.draft(invoice, unit, "100.00", part(holder, "100")))))
                .containsExactly("royalties.law_unknown");
        assertThat(codes(rights.officer(() -> concessions.approve(id)))).containsExactly("royalties.law_unknown");
    }

    private Outcome<ConcessionId> propose(UUID holder, ConcessionDraft draft) {
        return rights.as(holder, Role.MEMBER, () -> concessions.propose(draft, picture(), "page.png"));
    }

    private ConcessionId proposed(UUID holder, ConcessionDraft draft) {
        Outcome<ConcessionId> made = propose(holder, draft);
        assertThat(made.refusals()).isEmpty();
        return made.orThrow();
    }

    private Money proposable(UUID holder) {
        return Money.sum(rights.as(holder, Role.MEMBER, reading::open).stream()
                .map(RoyaltyReading.Open::left)
                .toList());
    }

    private Money balance(AccountRole role, UUID party) {
        return ledger.partyBalance("PROD", role, party);
    }

    private long waiting(String kind) {
        coop.ouvrage.transaction.WriteBehind.writeAll();
        return rights.jdbc()
                .sql("select count(*) from worklist_item where kind = :kind and closed_at is null")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private void assertOwed() {
        assertThat(invariants.stream()
                        .filter(invariant -> invariant.name().equals("royalties.owed"))
                        .flatMap(invariant -> invariant.check().failures().stream()))
                .isEmpty();
    }
}
