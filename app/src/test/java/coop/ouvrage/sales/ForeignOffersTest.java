package coop.ouvrage.sales;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.ForeignAmounts;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A quote in dollars: the price is agreed in dollars, what is expected stands in euro at a stated rate, each invoice takes the rate of its day. */
@OuvrageTest(perMethod = true)
class ForeignOffersTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private final Offers offers;
    private final OfferOrders ordered;
    private final Autonomy autonomy;
    private final Acceptance acceptance;
    private final Invoices invoices;
    private final ReferenceRates rates;
    private final Ledger ledger;
    private final Verify verify;
    private final Units units;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final BusinessClock clock;
    private final BusinessTime time;

    private UUID holder = UUID.randomUUID();
    private UUID unit = holder;
    private UUID client = holder;

    ForeignOffersTest(
            Offers offers,
            OfferOrders ordered,
            Autonomy autonomy,
            Acceptance acceptance,
            Invoices invoices,
            ReferenceRates rates,
            Ledger ledger,
            Verify verify,
            Units units,
            SmallCoop coop,
            CurrentUser user,
            BusinessClock clock,
            BusinessTime time) {
        this.offers = offers;
        this.ordered = ordered;
        this.autonomy = autonomy;
        this.acceptance = acceptance;
        this.invoices = invoices;
        this.rates = rates;
        this.ledger = ledger;
        this.verify = verify;
        this.units = units;
        this.coop = coop;
        this.user = user;
        this.clock = clock;
        this.time = time;
    }

    @BeforeEach
    void aUnitThatInvoicesWithoutACheck() {
        clock.standOn(MONDAY);
        UUID adviser = UUID.randomUUID();
        holder = coop.person("Maud", "Peeters");
        unit = coop.unit(holder);
        client = coop.client(unit);
        coop.verified(client);
        user.asSystem(() -> units.adviser(unit, adviser));
        as(adviser, Role.ADVISER, () -> autonomy.grant(unit, "a good record")).orThrow();
    }

    private void published(String dollars) {
        String file = "Date,USD\n" + time.today() + "," + dollars + "\n";
        user.asSystem(() -> rates.take(file.getBytes(StandardCharsets.UTF_8))).orThrow();
    }

    private OfferDraft draft(boolean framework) {
        return new OfferDraft(
                        client,
                        "Concert season",
                        "en",
                        null,
                        MONDAY.plusDays(30),
                        framework
                                ? List.of(line("10", "108.00", false))
                                : List.of(line("10", "108.00", false), line("1", "54.00", true)),
                        framework ? BigDecimal.ZERO : new BigDecimal("0.50"),
                        framework,
                        "",
                        "")
                .in("USD");
    }

    private static OfferDraft.Line line(String quantity, String price, boolean optional) {
        return new OfferDraft.Line(
                "Concert", Supply.SERVICE, new BigDecimal(quantity), "C62", new BigDecimal(price), optional, null);
    }

    private Offer accepted(OfferDraft draft, Set<Integer> options) {
        Offer offer = mine(() -> offers.write(unit, draft)).orThrow();
        mine(() -> offers.send(offer.id())).orThrow();
        String token = coop.token();
        acceptance.requestCode(token).orThrow();
        acceptance.accept(token, coop.code(), "Claire Dumont", options).orThrow();
        return mine(() -> offers.find(offer.id())).orElseThrow();
    }

    private Order order(Offer offer) {
        return mine(() -> ordered.order(offer)).orElseThrow();
    }

    private Invoice issued(SaleRequest request) {
        return invoices.find(Objects.requireNonNull(request.invoice())).orElseThrow();
    }

    private Money expected(Offer offer) {
        return user.asSystem(() -> ledger.subjectBalances("PROD", unit, offer.id()))
                .getOrDefault(AccountRole.EXPECTED, Money.ZERO);
    }

    private <T> T mine(Supplier<T> action) {
        return as(holder, Role.MEMBER, action);
    }

    private <T> T as(UUID person, Role role, Supplier<T> action) {
        return user.as(new Actor(null, person, "", "en", Set.of(role), null, false), action);
    }

    private void proven() {
        assertThat(user.asSystem(verify::run))
                .allSatisfy(report ->
                        assertThat(report.failures()).as(report.name()).isEmpty());
    }

    @Test
    void withoutARateOfTheDayNothingIsOffered() {
        assertThat(codes(mine(() -> offers.write(unit, draft(false))))).containsExactly("exchange.rate_missing");
    }

    @Test
    void thePriceIsInDollarsAndWhatIsExpectedInEuroAtTheRateThatIsStated() {
        published("1.0800");
        Offer offer = accepted(draft(false), Set.of(1));
        Quote quote = order(offer).quote();
        ForeignAmounts foreign = Objects.requireNonNull(quote.foreign());
        assertThat(foreign.currency()).isEqualTo("USD");
        assertThat(foreign.rate()).isEqualByComparingTo("1.08");
        assertThat(foreign.exclVat()).as("with the option").isEqualByComparingTo("1134.00");
        assertThat(foreign.vat()).isEqualByComparingTo("238.14");
        assertThat(quote.exclVat()).isEqualTo(Money.of("1050.00"));
        assertThat(expected(offer)).isEqualTo(quote.expected());
        assertThat(quote.price("en")).isEqualTo("1,372.14 USD");
        assertThat(codes(mine(() -> invoices.issue(order(offer).id(), time.today()))))
                .as("only from its page, where each invoice takes the rate of its day")
                .containsExactly("invoicing.order_in_currency");
        proven();
    }

    @Test
    void depositAndLastInvoiceAskForTheAgreedDollarsEachAtTheRateOfItsDay() {
        published("1.0800");
        Offer offer = accepted(draft(false), Set.of());
        Invoice deposit = issued(mine(() -> ordered.deposit(offer.id())).orThrow());
        assertThat(deposit.documentExclVat()).isEqualByComparingTo("540.00");
        assertThat(deposit.exclVat()).isEqualTo(Money.of("500.00"));
        clock.passTo(MONDAY.plusDays(1));
        published("1.2000");
        Invoice last = issued(mine(() -> ordered.last(offer.id())).orThrow());
        assertThat(last.documentExclVat()).as("what is left of 1080").isEqualByComparingTo("540.00");
        assertThat(last.exclVat())
                .as("the deposit was taxed at its own rate: the rest alone takes that of today")
                .isEqualTo(Money.of("450.00"));
        assertThat(last.vat()).isEqualTo(Money.of("94.50"));
        assertThat(expected(offer)).isEqualTo(Money.ZERO);
        assertThat(mine(() -> offers.find(offer.id())).orElseThrow().state()).isEqualTo(Offer.State.INVOICED);
        proven();
    }

    @Test
    void aCeilingIsCalledOffInItsCurrency() {
        published("1.0800");
        Offer offer = accepted(draft(true), Set.of());
        assertThat(mine(() -> ordered.callOff(offer.id(), 1, new BigDecimal("11"), null))
                        .refusals()
                        .getFirst()
                        .arguments())
                .containsEntry("left", "1,080.00 USD");
        UUID called = mine(() -> ordered.callOff(offer.id(), 1, new BigDecimal("4"), "PO-7"))
                .orThrow();
        assertThat(expected(offer)).as("432 dollars less 6.5 %").isEqualTo(Money.of("374.00"));
        clock.passTo(MONDAY.plusDays(1));
        published("1.2000");
        Invoice invoice = issued(mine(() -> ordered.invoice(offer.id(), called)).orThrow());
        assertThat(invoice.documentExclVat()).isEqualByComparingTo("432.00");
        assertThat(invoice.exclVat()).isEqualTo(Money.of("360.00"));
        assertThat(mine(() -> ordered.left(order(offer)))).isEqualTo(Money.of("648.00"));
        proven();
    }
}
