package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.InvoiceLine;
import coop.ouvrage.einvoice.Party;
import coop.ouvrage.einvoice.Payment;
import coop.ouvrage.einvoice.PostalAddress;
import coop.ouvrage.einvoice.UblWriter;
import coop.ouvrage.einvoice.VatTreatment;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.Periods;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase;
import coop.ouvrage.purchases.PurchaseId;
import coop.ouvrage.purchases.PurchaseInbox;
import coop.ouvrage.purchases.Purchases;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.AuthorityPayments;
import coop.ouvrage.statutory.AgedBalance;
import coop.ouvrage.statutory.BookJournal;
import coop.ouvrage.statutory.Filing;
import coop.ouvrage.statutory.Span;
import coop.ouvrage.statutory.VatDebts;
import coop.ouvrage.statutory.VatReturn;
import coop.ouvrage.statutory.VatReturns;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.PaymentBatches;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A month of sales and purchases as return, listings, journals and aged balance, each figure with what stands behind it. */
@OuvrageTest
@Import(SaleFixture.class)
@TestPropertySource(properties = {"ouvrage.invoicing.timer=false", "ouvrage.einvoice.check-one-in=1000"})
class VatReturnTest {

    private static final Span NOVEMBER = Span.month(YearMonth.of(2026, 11));

    private final SaleFixture sale;
    private final PurchaseInbox inbox;
    private final Purchases purchases;
    private final VatReturns returns;
    private final VatDebts debts;
    private final AuthorityPayments authorities;
    private final PaymentBatches batches;
    private final Verify verify;
    private final BookJournal journals;
    private final AgedBalance aged;
    private final Ledger ledger;
    private final Periods periods;
    private final LegalEntities entities;
    private final BusinessClock clock;
    private final Users users;
    private final WebApplicationContext context;

    VatReturnTest(
            SaleFixture sale,
            PurchaseInbox inbox,
            Purchases purchases,
            VatReturns returns,
            VatDebts debts,
            AuthorityPayments authorities,
            PaymentBatches batches,
            Verify verify,
            BookJournal journals,
            AgedBalance aged,
            Ledger ledger,
            Periods periods,
            LegalEntities entities,
            BusinessClock clock,
            Users users,
            WebApplicationContext context) {
        this.sale = sale;
        this.inbox = inbox;
        this.purchases = purchases;
        this.returns = returns;
        this.debts = debts;
        this.authorities = authorities;
        this.batches = batches;
        this.verify = verify;
        this.journals = journals;
        this.aged = aged;
        this.ledger = ledger;
        this.periods = periods;
        this.entities = entities;
        this.clock = clock;
        this.users = users;
        this.context = context;
    }

    @Test
    void aMonthBecomesAReturn() throws Exception {
        UUID unit = sale.unit("PROD");
        UUID home = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
        UUID dutch = sale.client(SaleFixture.abroad("NL", "NL001234560B01", true), unit);
        Invoice first = sale.sold(
                unit, home, List.of(sale.item(Supply.SERVICE, "1000.00"), sale.item(Supply.AUTHORS_RIGHTS, "100.00")));
        sale.sold(unit, dutch, List.of(sale.item(Supply.SERVICE, "500.00")));
        sale.user().as(SaleFixture.holder(), () -> sale.invoices().credit(first.id(), Money.of("121.00"), "trop"));
        bought("200.00");

        VatReturn made = finance(() -> returns.of("PROD", NOVEMBER));
        Map<String, Money> grids = made.grids();
        assertThat(grids.get("01")).isEqualTo(Money.of("100.00"));
        assertThat(grids.get("03")).isEqualTo(Money.of("1000.00"));
        assertThat(grids.get("44")).isEqualTo(Money.of("500.00"));
        assertThat(grids.get("54")).isEqualTo(Money.of("216.00"));
        assertThat(grids.get("82")).isEqualTo(Money.of("200.00"));
        assertThat(grids.get("59")).isEqualTo(Money.of("42.00"));
        assertThat(grids.get("49")).isEqualTo(Money.of("121.00"));
        assertThat(grids.get("64")).isEqualTo(Money.of("23.76"));
        assertThat(grids.get("71")).isEqualTo(Money.of("150.24"));
        assertThat(made.doubts()).isEmpty();
        for (String grid : List.of("01", "03", "44", "54", "82", "59", "49", "64")) {
            Money behind = Money.sum(finance(() -> returns.behind("PROD", NOVEMBER, grid)).stream()
                    .map(VatReturns.Behind::amount)
                    .toList());
            assertThat(behind).as(grid).isEqualTo(grids.get(grid));
        }
        listings(home);
        journalsAndAges();
        files();
        pages();
        whatTheFormsDoNotTake();
    }

    @Test
    void theListingOfClientsSaysWhatTheInvoicesCharge() {
        UUID unit = sale.unit("PROD");
        UUID home = sale.client(SaleFixture.company("0400378485", "BE0400378485"), unit);
        List<QuoteDraft.Item> items = List.of(
                sale.item(Supply.SERVICE, "100.02"),
                sale.item(Supply.SERVICE, "100.02"),
                sale.item(Supply.SERVICE, "100.02"),
                sale.item(Supply.DISBURSEMENT, "50.00"));
        Invoice invoice = sale.sold(unit, home, items);
        assertThat(invoice.vat()).as("rounded once per rate").isEqualTo(Money.of("63.01"));
        sale.sold(unit, sale.client(SaleFixture.institution(), unit), List.of(sale.item(Supply.SERVICE, "800.00")));

        Span year = Span.parse(String.valueOf(sale.time().today().getYear())).orElseThrow();
        VatReturns.Row row = finance(() -> returns.clients("PROD", year)).getFirst();
        assertThat(row.turnover()).as("without what was paid for the client").isEqualTo(Money.of("300.06"));
        assertThat(row.vat()).isEqualTo(Money.of("63.01"));
        Map<String, Money> grids = finance(() -> returns.of("PROD", year)).grids();
        assertThat(grids).containsEntry("03", Money.of("300.06"));
        assertThat(grids.get("47")).as("institutions: art. 42 § 3").isEqualTo(Money.of("800.00"));
        BookJournal.Total total = finance(() -> journals.total(true, "PROD", year));
        assertThat(total).isEqualTo(new BookJournal.Total(2, Money.of("1150.06"), Money.of("63.01")));
        assertThat(finance(() -> journals.rows(true, "PROD", year, 1))).hasSize(1);
        exemptTrainingIsNotListed(home, year);
    }

    private void exemptTrainingIsNotListed(UUID client, Span year) {
        UUID school = sale.unit("TRAIN");
        sale.sold(school, client, List.of(sale.item(Supply.TRAINING, "700.00")));
        assertThat(finance(() -> returns.clients("TRAIN", year)))
                .as("art. 44 exempts it")
                .isEmpty();
        assertThat(finance(() -> returns.of("TRAIN", year)).grids()).containsEntry("00", Money.of("700.00"));
    }

    /** The schemas of the tax office take neither a negative grid nor a listing of nobody. */
    private void whatTheFormsDoNotTake() {
        Span december = Span.month(YearMonth.of(2026, 12));
        sale.user()
                .asSystem(() -> ledger.post(
                        EntryDraft.in("PROD", Journal.SUNDRY, sale.time().today())
                                .from("correction", UUID.randomUUID())
                                .key("correction")
                                .text("ledger.text.opening")
                                .debit(AccountRole.OUTPUT_VAT, Money.of("5.00"), Dim.none())
                                .credit(AccountRole.HOLIDAY_PROVISION, Money.of("5.00"), Dim.none())
                                .build()));
        clock.freezeAt(java.time.LocalDateTime.parse("2027-01-05T09:00"));
        finance(() -> periods.close("PROD", YearMonth.of(2026, 12), null, "fini"))
                .orThrow();
        assertThat(codes(finance(() -> returns.make("PROD", Filing.Kind.RETURN, december))))
                .containsExactly("statutory.negative_grid");
        assertThat(codes(finance(() -> returns.make("PROD", Filing.Kind.INTRA, december))))
                .containsExactly("statutory.nothing_listed");
        whatIsNotFiled();
    }

    /** No day is declared by two returns, and no version is filed that the books no longer bear out. */
    private void whatIsNotFiled() {
        UUID quarter = finance(() -> returns.make(
                        "PROD", Filing.Kind.RETURN, Span.parse("2026-Q4").orElseThrow()))
                .orThrow();
        assertThat(codes(finance(() -> returns.filed(quarter, "IVT-4")))).containsExactly("statutory.period_declared");
        UUID third = finance(() -> returns.make("PROD", Filing.Kind.RETURN, NOVEMBER))
                .orThrow();
        finance(() -> periods.reopen("PROD", YearMonth.of(2026, 12), null, "oubli"))
                .orThrow();
        finance(() -> periods.reopen("PROD", YearMonth.of(2026, 11), null, "oubli"))
                .orThrow();
        sale.user()
                .asSystem(
                        () -> ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, java.time.LocalDate.parse("2026-11-30"))
                                .from("correction", UUID.randomUUID())
                                .key("oubli")
                                .text("ledger.text.opening")
                                .debit(AccountRole.HOLIDAY_PROVISION, Money.of("10.00"), Dim.none())
                                .credit(AccountRole.OUTPUT_VAT, Money.of("10.00"), Dim.none())
                                .build()));
        assertThat(codes(finance(() -> returns.filed(third, "IVT-3")))).containsExactly("statutory.books_moved");
        finance(() -> periods.close("PROD", YearMonth.of(2026, 11), null, "fini"))
                .orThrow();
        UUID fourth = finance(() -> returns.make("PROD", Filing.Kind.RETURN, NOVEMBER))
                .orThrow();
        finance(() -> returns.filed(fourth, "IVT-4")).orThrow();
        assertThat(finance(() -> debts.of(returns.filing(fourth))).change())
                .as("only the difference")
                .isEqualTo(Money.of("10.00"));
        assertThat(verify.run())
                .allSatisfy(report ->
                        assertThat(report.failures()).as(report.name()).isEmpty());
    }

    private void bought(String net) {
        var entity = entities.get("PROD");
        PostalAddress seat = PostalAddress.of("Rue du Fil 3", "4000", "Liège", "BE");
        byte[] file = UblWriter.write(EInvoice.invoice(
                        "F-1",
                        sale.time().today(),
                        Party.belgian("Imprimerie du Fil", "0403170701", null, seat),
                        Party.belgian(entity.name(), entity.enterpriseNumber(), null, seat))
                .dueOn(sale.time().today())
                .payable(Payment.transfer("BE68539007547034", "Imprimerie du Fil", null, null))
                .references("papier", null)
                .line(InvoiceLine.of(
                        "1",
                        "Papier",
                        BigDecimal.ONE,
                        "C62",
                        new BigDecimal(net),
                        VatTreatment.standard(new BigDecimal("0.21"))))
                .build());
        PurchaseId id = finance(() -> inbox.upload(file, "f.xml", null)).orThrow();
        finance(() -> purchases.assign(
                        id,
                        new Purchases.Assignment(
                                entity.pot(),
                                null,
                                Purchase.Nature.SERVICES,
                                Purchase.Treatment.DOMESTIC,
                                BigDecimal.ONE)))
                .orThrow();
        finance(() -> purchases.approve(id)).orThrow();
        finance(() -> purchases.book(id)).orThrow();
    }

    private void listings(UUID home) {
        assertThat(finance(() -> returns.intra("PROD", NOVEMBER)))
                .extracting(VatReturns.Row::vatNumber, VatReturns.Row::code, VatReturns.Row::turnover)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("NL001234560B01", "S", Money.of("500.00")));
        List<VatReturns.Row> clients =
                finance(() -> returns.clients("PROD", Span.parse("2026").orElseThrow()));
        assertThat(clients).extracting(VatReturns.Row::client).containsExactly(home);
    }

    private void journalsAndAges() {
        Money sold = Money.sum(finance(() -> journals.rows(true, "PROD", NOVEMBER, 100)).stream()
                .map(row -> row.excl().plus(row.vat()))
                .toList());
        assertThat(sold).isEqualTo(Money.of("1671.24"));
        assertThat(finance(() -> journals.rows(false, "PROD", NOVEMBER, 100))).hasSize(1);
        AgedBalance.Ages ages = AgedBalance.total(finance(() -> aged.rows("PROD")));
        assertThat(ages.total()).isEqualTo(ledger.balance("PROD", AccountRole.RECEIVABLE, null));
    }

    private void files() {
        assertThat(codes(finance(() -> returns.make("PROD", Filing.Kind.RETURN, NOVEMBER))))
                .containsExactly("statutory.books_open");
        assertThat(codes(finance(() -> returns.make("TRAIN", Filing.Kind.CLIENTS, NOVEMBER))))
                .containsExactly("statutory.no_vat_number", "statutory.books_open", "statutory.wrong_period");
        clock.freezeAt(java.time.LocalDateTime.parse("2026-12-05T09:00"));
        finance(() -> periods.close("PROD", YearMonth.of(2026, 11), null, "fini"))
                .orThrow();
        UUID made = finance(() -> returns.make("PROD", Filing.Kind.RETURN, NOVEMBER))
                .orThrow();
        assertThat(new String(finance(() -> returns.file(made)), StandardCharsets.UTF_8))
                .contains("GridNumber=\"3\">1000.00<", "GridNumber=\"44\">500.00<", "<Month>11</Month>");
        UUID intra =
                finance(() -> returns.make("PROD", Filing.Kind.INTRA, NOVEMBER)).orThrow();
        assertThat(new String(finance(() -> returns.file(intra)), StandardCharsets.UTF_8))
                .contains("issuedBy=\"NL\">001234560B01<", "<Code>S</Code>", "AmountSum=\"500.00\"");
        assertThat(codes(finance(() -> returns.filed(made, " ")))).containsExactly("statutory.receipt_missing");
        finance(() -> returns.filed(made, "IVT-1")).orThrow();
        owed(made);
        assertThat(codes(finance(() -> returns.filed(made, "IVT-2")))).containsExactly("statutory.filed_already");
    }

    /** Filing empties the accounts of the VAT into a debt that two people pay once; the month declares what it declared. */
    private void owed(UUID made) {
        Money due = Money.of("150.24");
        assertThat(ledger.balance("PROD", AccountRole.AUTHORITIES_PAYABLE, null).negate())
                .isEqualTo(due);
        for (AccountRole role : List.of(AccountRole.OUTPUT_VAT, AccountRole.INPUT_VAT, AccountRole.VAT_CREDIT_NOTE)) {
            assertThat(ledger.balance("PROD", role, null)).as(role.name()).isEqualTo(Money.ZERO);
        }
        assertThat(finance(() -> returns.of("PROD", NOVEMBER)).grids().get("71"))
                .isEqualTo(due);
        assertThat(codes(finance(() -> debts.pay(made)))).containsExactly("returns.no_account");
        finance(() -> authorities.enter("be.vat", "BE22679200300047", "Letter")).orThrow();
        assertThat(codes(finance(() -> authorities.enter("be.moon", "BE22679200300047", "Letter"))))
                .containsExactly("returns.unknown_authority");
        finance(() -> authorities.confirm("be.vat")).orThrow();
        VatDebts.Debt debt = finance(() -> debts.of(returns.filing(made)));
        assertThat(debt.change()).isEqualTo(due);
        assertThat(debt.isToPay()).isTrue();
        assertThat(debt.dueOn()).isEqualTo("2026-12-20");
        BatchId batch = finance(() -> debts.pay(made)).orThrow();
        assertThat(codes(finance(() -> debts.pay(made)))).containsExactly("returns.in_payment");
        assertThat(finance(() -> batches.payments(batch))).singleElement().satisfies(payment -> {
            assertThat(payment.amount()).isEqualTo(due);
            assertThat(payment.remittance()).isEqualTo(debt.reference());
        });
        UUID again = finance(() -> returns.make("PROD", Filing.Kind.RETURN, NOVEMBER))
                .orThrow();
        finance(() -> returns.filed(again, "IVT-1b")).orThrow();
        assertThat(finance(() -> debts.of(returns.filing(again))).change())
                .as("the same month filed again owes nothing more")
                .isEqualTo(Money.ZERO);
        assertThat(verify.run())
                .allSatisfy(report ->
                        assertThat(report.failures()).as(report.name()).isEmpty());
    }

    private void pages() throws Exception {
        MockHttpSession session = new MockHttpSession();
        session.setAttribute(
                "user",
                users.register("f@example.org", UUID.randomUUID(), "f", "en", Set.of(Role.FINANCE))
                        .value()
                        .toString());
        session.setAttribute("proven", sale.time().now().toEpochMilli());
        String asked = "?entity=PROD&period=2026-11";
        for (String path : List.of(
                "/desk/vat" + asked,
                "/desk/vat/grids/03" + asked,
                "/desk/vat/intra" + asked,
                "/desk/vat/clients?entity=PROD&period=2026",
                "/desk/journals/sales" + asked,
                "/desk/journals/purchases" + asked,
                "/desk/aged" + asked,
                "/api/v1/vat/PROD/2026-11")) {
            MockHttpServletResponse answer = open(session, path);
            assertThat(answer.getStatus()).as(path).isEqualTo(200);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                    .as(path)
                    .doesNotContain("[statutory");
        }
        assertThat(open(session, "/desk/vat" + asked).getContentAsString()).contains("IVT-1");
        assertThat(open(session, "/desk/aged" + asked + "&format=pdf").getContentAsByteArray())
                .startsWith('%', 'P', 'D', 'F');
        assertThat(open(session, "/desk/journals/sales" + asked + "&format=csv").getContentAsString())
                .contains("1100.00")
                .contains("\n2026-11-")
                .doesNotContain("/11/2026");
        assertThat(open(session, "/desk/vat" + asked + "&format=csv").getContentAsString(StandardCharsets.UTF_8))
                .as("the grids too can be taken away")
                .contains("\n03;")
                .contains("\n54;");
        assertThat(open(session, "/desk/journals/sales" + asked).getContentAsString())
                .as("what it sums to, and the way to the next list of the same month")
                .contains("1,479.00")
                .contains("/desk/vat/intra?entity=PROD&amp;period=2026-11");
        assertThat(open(session, "/desk/vat" + asked).getContentAsString()).contains("name=\"period\"");
        assertThat(open(session, "/desk/aged" + asked).getContentAsString())
                .as("the aged balance is that of today")
                .doesNotContain("name=\"period\"");
        assertThat(open(session, "/desk/vat/grids/xx" + asked).getStatus()).isEqualTo(404);
        refused(session);
    }

    /** The figures of one entity or month are never shown as those of another: ledger.entity_unknown, statutory.period_unknown. */
    private void refused(MockHttpSession session) throws Exception {
        for (String path : List.of(
                "/desk/vat",
                "/desk/vat/grids/03",
                "/desk/vat/intra",
                "/desk/vat/clients",
                "/desk/journals/sales",
                "/desk/journals/purchases",
                "/desk/aged",
                "/desk/ledger",
                "/desk/ledger/accounts",
                "/desk/accounting/statements")) {
            MockHttpServletResponse answer = open(session, path + "?entity=TRIAN");
            assertThat(answer.getStatus()).as(path).isEqualTo(422);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                    .as(path)
                    .contains("TRIAN")
                    .doesNotContain("[ledger");
        }
        assertThat(open(session, "/desk/journals/sales?entity=NONE&format=csv").getStatus())
                .isEqualTo(422);
        String listing = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build()
                .perform(post("/desk/vat/filings")
                        .session(session)
                        .with(csrf())
                        .param("entity", "PROD")
                        .param("kind", "CLIENTS")
                        .param("period", "2026"))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(listing).as("the page that asked, with why not").contains("action=\"/desk/vat/clients\"");
        MockHttpServletResponse month = open(session, "/desk/vat?entity=PROD&period=2026-13");
        assertThat(month.getStatus()).isEqualTo(422);
        assertThat(month.getContentAsString(StandardCharsets.UTF_8)).contains("2026-13");
    }

    private MockHttpServletResponse open(MockHttpSession session, String path) throws Exception {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build()
                .perform(get(path).session(session))
                .andReturn()
                .getResponse();
    }

    private <T> T finance(Supplier<T> action) {
        UserId user = new UserId(UUID.randomUUID());
        return sale.user().as(new Actor(user, UUID.randomUUID(), "", "fr", Set.of(Role.FINANCE), null, false), action);
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
