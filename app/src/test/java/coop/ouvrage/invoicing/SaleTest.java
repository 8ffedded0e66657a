package coop.ouvrage.invoicing;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.FourAmounts;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sale from the quote to the credit note, on the figures of journey J01. */
@OuvrageTest(perMethod = true)
class SaleTest {

    private final Quotes quotes;
    private final Acceptance acceptance;
    private final Orders orders;
    private final Invoices invoices;
    private final Units units;
    private final Budgets budgets;
    private final SmallCoop coop;
    private final Ledger ledger;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    private final UUID holder = UUID.randomUUID();
    private UUID unit = holder;
    private UUID client = holder;
    private UUID job = UUID.randomUUID();

    SaleTest(
            Quotes quotes,
            Acceptance acceptance,
            Orders orders,
            Invoices invoices,
            Units units,
            Budgets budgets,
            SmallCoop coop,
            Ledger ledger,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc) {
        this.quotes = quotes;
        this.acceptance = acceptance;
        this.orders = orders;
        this.invoices = invoices;
        this.units = units;
        this.budgets = budgets;
        this.coop = coop;
        this.ledger = ledger;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aUnitAndAClient() {
        unit = coop.unit(holder);
        client = coop.client(unit);
        job = UUID.randomUUID();
    }

    private Actor theHolder() {
        return SmallCoop.member(holder);
    }

    private QuoteDraft draft(String price, String costs) {
        return new QuoteDraft(
                unit,
                job,
                client,
                "Affiches de la saison",
                "fr",
                List.of(new QuoteDraft.Item(
                        "Affiches de la saison", Supply.SERVICE, BigDecimal.ONE, "LS", new BigDecimal(price))),
                Money.of(costs),
                "papier",
                null,
                time.today().plusDays(30));
    }

    private String sent(String price) {
        return user.as(theHolder(), () -> {
            QuoteId quote = quotes.draft(draft(price, "60.00")).orThrow();
            return quotes.send(quote).orThrow();
        });
    }

    private String code() {
        return coop.code();
    }

    private OrderId accepted(String price) {
        return coop.accept(sent(price));
    }

    private void verified() {
        coop.verified(client);
    }

    private InvoiceId invoiced(String price) {
        OrderId order = accepted(price);
        verified();
        return user.as(theHolder(), () -> invoices.issue(order, time.today())).orThrow();
    }

    @Test
    void anAcceptedOrderIsExpected() {
        accepted("1000.00");
        FourAmounts amounts = budgets.ofJob(unit, job);
        assertThat(amounts.expected()).isEqualTo(Money.of("935.00"));
        assertThat(amounts.free()).isEqualTo(Money.ZERO);
    }

    /** Work would be done that cannot be invoiced. */
    @Test
    void underTheReverseChargeTheVatNumberIsAskedForBeforeTheWork() {
        client = coop.business(unit, "");
        assertThat(codes(user.as(theHolder(), () -> quotes.draft(draft("1000.00", "60.00")))))
                .containsExactly("invoicing.vat_number_missing");
        client = coop.business(unit, "DE999999979");
        assertThat(user.as(theHolder(), () -> quotes.draft(draft("1000.00", "60.00")))
                        .refusals())
                .isEmpty();
    }

    @Test
    void aStrangerSeesTheOfferButCannotSignIt() {
        String token = sent("1000.00");
        assertThat(acceptance.show(token)).hasValueSatisfying(shown -> {
            assertThat(shown.quote().inclVat()).isEqualTo(Money.of("1210.00"));
            assertThat(shown.maskedContact()).isEqualTo("c…@dumont.example");
        });
        assertThat(codes(acceptance.accept(token, "123456", "A Stranger"))).containsExactly("invoicing.code_expired");
        acceptance.requestCode(token).orThrow();
        for (int i = 0; i <= QuoteLinks.CODE_ATTEMPTS; i++) {
            assertThat(codes(acceptance.accept(token, " ", "A Stranger")))
                    .as("an empty field is no try")
                    .containsExactly("invoicing.code_missing");
        }
        String wrong = code().equals("000000") ? "000001" : "000000";
        for (int i = 0; i < QuoteLinks.CODE_ATTEMPTS; i++) {
            assertThat(codes(acceptance.accept(token, wrong, "A Stranger"))).containsExactly("invoicing.code_wrong");
        }
        assertThat(codes(acceptance.accept(token, code(), "A Stranger")))
                .as("the right code comes too late")
                .containsExactly("invoicing.code_too_many");
        assertThat(acceptance.show("no-such-token")).isEmpty();
    }

    @Test
    void tokensAndCodesAreStoredHashedOnly() {
        String token = sent("1000.00");
        acceptance.requestCode(token).orThrow();
        String row = jdbc.sql("select quote_link::text from quote_link")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(token).doesNotContain(code());
    }

    @Test
    void acceptingTwiceMakesOneOrder() {
        String token = sent("1000.00");
        acceptance.requestCode(token).orThrow();
        OrderId first = acceptance.accept(token, code(), "Claire Dumont").orThrow();
        assertThat(acceptance.accept(token, code(), "Claire Dumont").orThrow()).isEqualTo(first);
        assertThat(budgets.ofJob(unit, job).expected()).isEqualTo(Money.of("935.00"));
    }

    @Test
    void noInvoiceBeforeTheClientIsVerified() {
        OrderId order = accepted("1000.00");
        assertThat(codes(user.as(theHolder(), () -> invoices.issue(order, time.today()))))
                .containsExactly("invoicing.client_not_verified");
    }

    @Test
    void anInvoiceIsOneBalancedEntryAndIssuedOnce() {
        OrderId order = accepted("1000.00");
        verified();
        InvoiceId id =
                user.as(theHolder(), () -> invoices.issue(order, time.today())).orThrow();
        assertThat(user.as(theHolder(), () -> invoices.issue(order, time.today()))
                        .orThrow())
                .isEqualTo(id);
        Invoice invoice = invoices.find(id).orElseThrow();
        assertThat(invoice.number()).isEqualTo("2026-000001");
        assertThat(invoice.inclVat()).isEqualTo(Money.of("1210.00"));
        assertThat(ledger.entriesOf(id.value())).hasSize(1);
        assertThat(ledger.partyBalance("PROD", AccountRole.RECEIVABLE, client)).isEqualTo(Money.of("1210.00"));
        assertThat(ledger.balance("PROD", AccountRole.CONTRIBUTION, units.pot("PROD")))
                .isEqualTo(Money.of("-62.00"));
        assertThat(ledger.balance("PROD", AccountRole.CONTRIBUTION, units.fund("PROD")))
                .isEqualTo(Money.of("-3.00"));
        FourAmounts amounts = budgets.ofJob(unit, job);
        assertThat(amounts.expected()).isEqualTo(Money.ZERO);
        assertThat(amounts.open()).isEqualTo(Money.of("935.00"));
        assertThat(amounts.budget()).isEqualTo(Money.of("935.00"));
        assertThat(amounts.had()).isEqualTo(Money.ZERO);
    }

    @Test
    void creditNotesUndoAnInvoiceToTheCentAndNoFurther() {
        InvoiceId id = invoiced("999.99");
        user.as(theHolder(), () -> {
            invoices.credit(id, Money.of("333.33"), "part of the work was not wanted")
                    .orThrow();
            invoices.credit(id, Money.of("333.33"), "another part").orThrow();
            assertThat(codes(invoices.credit(id, Money.ZERO, "nothing"))).containsExactly("invoicing.credit_zero");
            assertThat(codes(invoices.credit(id, Money.of("333.34"), "too much")))
                    .containsExactly("invoicing.credit_above_invoice");
            invoices.credit(id, "the rest").orThrow();
            assertThat(codes(invoices.credit(id, "once more"))).containsExactly("invoicing.credit_above_invoice");
        });
        assertThat(ledger.partyBalance("PROD", AccountRole.RECEIVABLE, client)).isEqualTo(Money.ZERO);
        assertThat(budgets.ofJob(unit, job).budget()).isEqualTo(Money.ZERO);
        assertThat(ledger.balance("PROD", AccountRole.OUTPUT_VAT, null)
                        .plus(ledger.balance("PROD", AccountRole.VAT_CREDIT_NOTE, null)))
                .isEqualTo(Money.ZERO);
        assertThat(invoices.creditNotesOn(id))
                .extracting(Invoice::number)
                .containsExactly("C2026-000001", "C2026-000002", "C2026-000003");
    }

    @Test
    void aCancelledOrderIsNoLongerExpectedAndNotInvoiced() {
        OrderId order = accepted("1000.00");
        verified();
        user.as(theHolder(), () -> {
            orders.cancel(order, "the season was cancelled").orThrow();
            assertThat(codes(invoices.issue(order, time.today()))).contains("invoicing.order_cancelled");
        });
        assertThat(budgets.ofJob(unit, job).expected()).isEqualTo(Money.ZERO);
    }

    @Test
    void amountsThatCannotBeAreRefusedAllAtOnce() {
        user.as(theHolder(), () -> {
            assertThat(codes(quotes.draft(draft("0", "0.00")))).containsExactly("invoicing.price_not_positive");
            assertThat(codes(quotes.draft(draft("-5", "0.00")))).contains("invoicing.price_not_positive");
            assertThat(codes(quotes.draft(draft("99999999999", "0.00")))).containsExactly("invoicing.price_too_high");
            assertThat(codes(quotes.draft(draft("100", "94.00")))).containsExactly("invoicing.costs_above_price");
        });
    }

    @Test
    void anotherMemberMayNotTouchTheUnit() {
        Actor other = new Actor(
                new UserId(UUID.randomUUID()), UUID.randomUUID(), "Other", "fr", Set.of(Role.MEMBER), null, false);
        user.as(
                other,
                () -> assertThatThrownBy(() -> quotes.draft(draft("100", "0.00")))
                        .isInstanceOf(AccessDenied.class));
    }

    @Test
    void numbersHaveNoGapWhenManyIssueAtOnceAndSomeFail() throws Exception {
        verified();
        List<Callable<Boolean>> work = new java.util.ArrayList<>();
        for (int i = 0; i < 12; i++) {
            boolean fails = i % 3 == 0;
            job = UUID.randomUUID();
            OrderId order = accepted("100.00");
            if (fails) {
                user.as(theHolder(), () -> orders.cancel(order, "not wanted").orThrow());
            }
            work.add(() -> user.as(theHolder(), () -> invoices.issue(order, time.today()))
                    .isDone());
        }
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> done : pool.invokeAll(work)) {
                done.get();
            }
        }
        List<String> numbers = jdbc.sql("select number from invoice order by number")
                .query(String.class)
                .list();
        assertThat(numbers).hasSize(8).first().isEqualTo("2026-000001");
        assertThat(numbers).last().isEqualTo("2026-000008");
    }
}
