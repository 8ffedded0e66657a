package coop.ouvrage.royalties;

import static coop.ouvrage.royalties.RightsFixture.codes;
import static coop.ouvrage.royalties.RightsFixture.part;
import static coop.ouvrage.royalties.RightsFixture.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.Actors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.SaleFixture;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.returns.AuthorityPayment;
import coop.ouvrage.returns.AuthorityPayments;
import coop.ouvrage.returns.Papers;
import coop.ouvrage.returns.PayReturn;
import coop.ouvrage.returns.ReturnId;
import coop.ouvrage.returns.ReturnPayments;
import coop.ouvrage.returns.Returns;
import coop.ouvrage.returns.ReturnsDue;
import coop.ouvrage.returns.WorkerPaper;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.ReturnLine;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The tax on author's rights, declared day by day and paid like every other tax; the sheets 281.45 of the year. */
@OuvrageTest(perMethod = true, at = "2025-06-02T09:00")
@Import({SaleFixture.class, RightsFixture.class})
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class RightsReturnsTest {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 2);

    private final RightsFixture rights;
    private final Concessions concessions;
    private final Returns returns;
    private final Papers papers;
    private final ReturnsDue due;
    private final ReturnPayments payments;
    private final AuthorityPayments authorities;
    private final PaymentBatches batches;
    private final NationalNumbers numbers;
    private final Ledger ledger;
    private final List<Invariant> invariants;
    private final BusinessClock clock;
    private final Actor first = Actors.officer();
    private final Actor second = Actors.officer();

    RightsReturnsTest(
            RightsFixture rights,
            Concessions concessions,
            Returns returns,
            Papers papers,
            ReturnsDue due,
            ReturnPayments payments,
            AuthorityPayments authorities,
            PaymentBatches batches,
            NationalNumbers numbers,
            Ledger ledger,
            List<Invariant> invariants,
            BusinessClock clock) {
        this.rights = rights;
        this.concessions = concessions;
        this.returns = returns;
        this.papers = papers;
        this.due = due;
        this.payments = payments;
        this.authorities = authorities;
        this.batches = batches;
        this.numbers = numbers;
        this.ledger = ledger;
        this.invariants = invariants;
        this.clock = clock;
    }

    /** Two authors of one concession, and a third one day later. */
    private UUID owed() {
        UUID unit = rights.unit("5000.00");
        UUID holder = rights.holder(unit);
        UUID nour = rights.author("Nour");
        Invoice invoice = rights.sold(unit, "1000.00", "2000.00");
        approved(holder, rights.draft(invoice, unit, "900.00", part(holder, "66.67"), part(nour, "33.33")));
        clock.freezeAt(DAY.plusDays(1).atTime(9, 0));
        approved(holder, rights.draft(invoice, unit, "100.00", part(nour, "100")));
        return nour;
    }

    private void approved(UUID holder, ConcessionDraft draft) {
        ConcessionId id = rights.as(holder, Role.MEMBER, () -> concessions.propose(draft, picture(), "page.png"))
                .orThrow();
        rights.officer(() -> concessions.approve(id)).orThrow();
    }

    private <T> T as(Actor actor, java.util.function.Supplier<T> action) {
        return rights.user().as(actor, action);
    }

    private PayReturn made(String kind, LocalDate day) {
        ReturnId id = as(first, () -> returns.make("PROD", kind, day)).orThrow();
        return as(first, () -> returns.get(id));
    }

    private String file(PayReturn of) {
        return new String(as(first, () -> returns.download(of.id())).bytes(), StandardCharsets.UTF_8);
    }

    private Money balance(AccountRole role) {
        return ledger.balance("PROD", role, null);
    }

    @Test
    void theTaxOfADayIsDeclaredAndPaidByTwoPeopleUntilNothingIsLeft() {
        owed();
        assertThat(balance(AccountRole.RIGHTS_TAX_PAYABLE)).isEqualTo(Money.of("-75.00"));
        assertThat(as(first, due::all))
                .filteredOn(row -> row.kind().equals("be.rights_tax"))
                .extracting(ReturnsDue.Due::period, ReturnsDue.Due::dueOn, ReturnsDue.Due::payslips)
                .containsExactly(
                        Tuple.tuple("2025-06-02", LocalDate.of(2025, 6, 17), 2L),
                        Tuple.tuple("2025-06-03", LocalDate.of(2025, 6, 18), 1L));
        PayReturn made = made("be.rights_tax", DAY);
        assertThat(made.findings()).isEmpty();
        assertThat(made.owed().rightsTax()).isEqualTo(Money.of("67.50"));
        assertThat(made.lines())
                .extracting(ReturnLine::people, ReturnLine::base, ReturnLine::amount)
                .containsExactly(
                        Tuple.tuple(2, Money.ZERO, Money.of("900.00")),
                        Tuple.tuple(2, Money.ZERO, Money.of("450.01")),
                        Tuple.tuple(2, Money.of("449.99"), Money.of("67.50")));
        assertThat(file(made)).contains(";2025-06-02;2;900.00;450.01;449.99;67.50");
        as(second, () -> returns.file(made.id(), "RV-1", "+++090/9337/55493+++"))
                .orThrow();
        assertThat(balance(AccountRole.RIGHTS_TAX_PAYABLE))
                .as("of the other day")
                .isEqualTo(Money.of("-7.50"));
        assertThat(as(first, () -> returns.undeclared("PROD", Control.RIGHTS_TAX)))
                .isEqualTo(Money.of("7.50"));
        assertThat(codes(as(first, () -> returns.make("PROD", "be.rights_tax", DAY))))
                .containsExactly("returns.unchanged");
        assertHolds();

        assertThat(codes(as(first, () -> payments.pay(made.id())))).containsExactly("returns.no_account");
        as(first, () -> authorities.enter("be.tax_movable", "BE52979000010109", "Letter of 2 January 2025"))
                .orThrow();
        as(second, () -> authorities.confirm("be.tax_movable")).orThrow();
        BatchId batch = as(first, () -> payments.pay(made.id())).orThrow();
        PaymentBatch order = as(first, () -> batches.find(batch)).orElseThrow();
        assertThat(order.executionDate()).as("by its deadline").isEqualTo(LocalDate.of(2025, 6, 17));
        assertThat(order.total()).isEqualTo(Money.of("67.50"));
        as(second, () -> batches.approve(batch)).orThrow();
        assertThat(balance(AccountRole.AUTHORITIES_PAYABLE)).isEqualTo(Money.ZERO);
        assertThat(as(first, () -> authorities.of(made.id().value())))
                .extracting(AuthorityPayment::state)
                .containsExactly(AuthorityPayment.State.SENT);
        clock.freezeAt(DAY.plusDays(2).atTime(9, 0));
        PayReturn other = made("be.rights_tax", DAY.plusDays(1));
        as(second, () -> returns.file(other.id(), "RV-2", "")).orThrow();
        assertThat(balance(AccountRole.RIGHTS_TAX_PAYABLE)).isEqualTo(Money.ZERO);
        assertHolds();
    }

    @Test
    void theSheetsOfTheYearNameEachAuthorOnce() {
        UUID nour = owed();
        clock.freezeAt(LocalDate.of(2026, 1, 5).atTime(9, 0));
        assertThat(codes2(made("be.sheets_281_45", DAY))).containsExactly("returns.no_national_number");
        rights.user().asSystem(() -> numbers.declare(new PartyId(nour), "90050110247"));
        PayReturn sheets = made("be.sheets_281_45", DAY);
        assertThat(sheets.period()).isEqualTo("2025");
        assertThat(sheets.dueOn()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(sheets.owed().total()).as("nothing is paid with it").isEqualTo(Money.ZERO);
        assertThat(sheets.lines())
                .extracting(ReturnLine::code, ReturnLine::people, ReturnLine::amount)
                .containsExactly(
                        Tuple.tuple("1117", 2, Money.of("1000.00")),
                        Tuple.tuple("1118", 2, Money.of("500.01")),
                        Tuple.tuple("1119", 2, Money.of("75.00")));
        String xml = file(sheets);
        assertThat(xml)
                .contains("<Opgave32545>", "<f2008_typefiche>28145<", "<f2011_nationaalnr>90050110247<")
                .contains("<f45_2063_roerendevoorheffing>3000<", "<f45_2069_paidamount51>39997<")
                .contains("<f45_2071_bookedamount5>19999<", "<f45_2059_totaalcontrole>62996<")
                .doesNotContain("burgerlijkstand");
        assertThat(xml.split("<Fiche28145>")).hasSize(3);
        assertThat(file(sheets)).as("again, to the byte").isEqualTo(xml);
        assertHolds();
    }

    /** Each author takes the sheet in their language, the same again until an amount changes; nobody takes another's. */
    @Test
    void theAuthorTakesTheSheetOfTheYear() {
        UUID nour = owed();
        Supplier<List<Papers.Offer>> offers = () -> rights.as(nour, Role.MEMBER, papers::mineToTake);
        assertThat(offers.get()).as("the year is not over").isEmpty();
        clock.freezeAt(LocalDate.of(2026, 1, 5).atTime(9, 0));
        assertThat(offers.get())
                .singleElement()
                .returns("be.sheet_281_45", Papers.Offer::kind)
                .returns(LocalDate.of(2025, 12, 31), offer -> offer.occasion().last());
        WorkerPaper paper = taken(nour).orThrow();
        assertThat(paper.nr()).isEqualTo(1);
        assertThat(taken(nour).orThrow().id()).as("the same again").isEqualTo(paper.id());
        String words = rights.jdbc()
                .sql("select data from document where id = :id")
                .param("id", paper.document())
                .query(String.class)
                .single();
        // 33.33 % of 900.00 and all of 100.00; half of it is deemed costs, 15 % of the rest is withheld.
        assertThat(words)
                .contains("Fiche 281.45", "Nour Vandeplume", "1117", "399,97", "199,99", "30,00", "02/06/2025");
        assertThat(rights.as(nour, Role.MEMBER, () -> papers.pdf(paper.id()))).startsWith('%', 'P', 'D', 'F');
        UUID other = rights.author("Lou");
        assertThatThrownBy(() -> rights.as(other, Role.MEMBER, () -> papers.pdf(paper.id())))
                .isInstanceOf(AccessDenied.class);
        assertThat(codes(taken(other))).containsExactly("returns.no_paper");
    }

    private Outcome<WorkerPaper> taken(UUID author) {
        return rights.as(
                author, Role.MEMBER, () -> papers.make("be.sheet_281_45", author, "PROD", author, DAY, Map.of()));
    }

    private static List<String> codes2(PayReturn made) {
        return made.findings().stream().map(refusal -> refusal.code()).toList();
    }

    private void assertHolds() {
        assertThat(invariants.stream().flatMap(invariant -> invariant.check().failures().stream()))
                .isEmpty();
    }
}
