package coop.ouvrage.sales;

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
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.UnitDress;
import coop.ouvrage.unit.UnitDresses;
import coop.ouvrage.unit.Units;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A unit writes quotes with options, the client orders with a code, and deposit, parts and the last invoice follow. */
@OuvrageTest(perMethod = true)
class OffersTest {

    private static final BigDecimal THIRD = new BigDecimal("0.30");

    private final Offers offers;
    private final OfferOrders ordered;
    private final OfferList list;
    private final OfferTemplates templates;
    private final Autonomy autonomy;
    private final Acceptance acceptance;
    private final JdbcClient jdbc;
    private final Quotes quotes;
    private final Invoices invoices;
    private final Ledger ledger;
    private final Units units;
    private final UnitDresses dresses;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final BusinessClock clock;
    private final BusinessTime time;

    private UUID holder = UUID.randomUUID();
    private final UUID adviser = UUID.randomUUID();
    private UUID unit = holder;
    private UUID client = holder;

    OffersTest(
            Offers offers,
            OfferOrders ordered,
            OfferList list,
            OfferTemplates templates,
            Autonomy autonomy,
            Acceptance acceptance,
            JdbcClient jdbc,
            Quotes quotes,
            Invoices invoices,
            Ledger ledger,
            Units units,
            UnitDresses dresses,
            SmallCoop coop,
            CurrentUser user,
            BusinessClock clock,
            BusinessTime time) {
        this.offers = offers;
        this.ordered = ordered;
        this.list = list;
        this.templates = templates;
        this.autonomy = autonomy;
        this.acceptance = acceptance;
        this.jdbc = jdbc;
        this.quotes = quotes;
        this.invoices = invoices;
        this.ledger = ledger;
        this.units = units;
        this.dresses = dresses;
        this.coop = coop;
        this.user = user;
        this.clock = clock;
        this.time = time;
    }

    @BeforeEach
    void aUnitThatInvoicesWithoutACheck() {
        holder = coop.person("Maud", "Peeters");
        unit = coop.unit(holder);
        client = coop.client(unit);
        coop.verified(client);
        user.asSystem(() -> units.adviser(unit, adviser));
        as(adviser, Role.ADVISER, () -> autonomy.grant(unit, "a good record")).orThrow();
    }

    @Test
    void optionsThatTheClientTicksAreOrderedWithTheRest() {
        Offer sent = sent(draft(false));
        assertThat(sent.state()).isEqualTo(Offer.State.SENT);
        assertThat(sent.number()).startsWith(time.today().getYear() + "-");
        String token = coop.token();
        assertThat(acceptance.show(token).orElseThrow().quote().exclVat()).isEqualTo(Money.of("1000.00"));
        acceptance.requestCode(token).orThrow();
        assertThat(codes(acceptance.accept(token, coop.code(), "Claire Dumont", Set.of(2))))
                .containsExactly("invoicing.option_unknown");
        acceptance.accept(token, coop.code(), "Claire Dumont", Set.of(1)).orThrow();
        Offer accepted = find(sent.id());
        assertThat(accepted.state()).isEqualTo(Offer.State.ACCEPTED);
        Quote quote = order(accepted).quote();
        assertThat(quote.exclVat()).isEqualTo(Money.of("1200.00"));
        assertThat(quote.vat()).isEqualTo(Money.of("252.00"));
        assertThat(expected(accepted)).isEqualTo(quote.expected());
        assertThat(told()).contains("/offers/" + sent.id(), "Claire Dumont");
        assertThat(codes(mine(() -> offers.change(sent.id(), draft(false))))).containsExactly("sales.offer_closed");
        assertThat(codes(mine(() -> offers.send(sent.id())))).containsExactly("sales.offer_closed");
    }

    /** What was left as it stood is said in the language of the quote; what somebody typed stays. */
    @Test
    void standingTextsFollowTheLanguageOfTheQuote() {
        OfferDraft typed = draft(Supply.SERVICE, "Before the lines", BigDecimal.ZERO, false);
        UnitDress.Texts own = new UnitDress.Texts("In its language", "", "");
        mine(() -> dresses.set(
                        unit,
                        new UnitDress(
                                null, new UnitDress.Texts("Before the lines", "", ""), Map.of(typed.language(), own))))
                .orThrow();
        assertThat(mine(() -> offers.write(unit, typed)).orThrow().draft().opening())
                .isEqualTo("In its language");
        assertThat(mine(() -> offers.write(unit, draft(Supply.SERVICE, "My own words", BigDecimal.ZERO, false)))
                        .orThrow()
                        .draft()
                        .opening())
                .isEqualTo("My own words");
    }

    @Test
    void depositAndLastInvoiceBearTogetherWhatWasOrdered() {
        Offer offer = accepted(draft(false));
        Invoice deposit = issued(mine(() -> ordered.deposit(offer.id())).orThrow());
        assertThat(deposit.form()).isEqualTo(Invoice.Form.DEPOSIT);
        assertThat(deposit.exclVat()).isEqualTo(Money.of("300.00"));
        assertThat(codes(mine(() -> ordered.deposit(offer.id())))).containsExactly("sales.no_deposit");
        Order order = ordered.order(offer).orElseThrow();
        assertThat(ordered.deposits(order)).isEqualTo(Money.of("300.00"));
        Invoice last = issued(mine(() -> ordered.last(offer.id())).orThrow());
        assertThat(ordered.deposits(order)).isEqualTo(Money.ZERO);
        assertThat(last.exclVat()).isEqualTo(Money.of("700.00"));
        assertThat(last.vat().plus(deposit.vat())).isEqualTo(Money.of("210.00"));
        assertThat(find(offer.id()).state()).isEqualTo(Offer.State.INVOICED);
        assertThat(expected(offer)).isEqualTo(Money.ZERO);
        assertThat(codes(mine(() -> ordered.part(offer.id(), THIRD)))).containsExactly("sales.not_ordered");
    }

    /** A public body names its order once it ordered: without a way to note it nothing could be invoiced. */
    @Test
    void theReferenceOfAPublicBodyMayComeAfterItsOrder() {
        Offer offer = accepted(draft(false));
        jdbc.sql("update client set kind = 'PUBLIC_BODY' where party_id = :id")
                .param("id", client)
                .update();
        assertThat(codes(mine(() -> ordered.deposit(offer.id())))).containsExactly("sales.public_reference_missing");
        assertThat(codes(mine(() -> ordered.refer(offer.id(), " ")))).containsExactly("sales.client_reference");
        mine(() -> ordered.refer(offer.id(), " PO-2026/7 ")).orThrow();
        Invoice deposit = issued(mine(() -> ordered.deposit(offer.id())).orThrow());
        assertThat(deposit.clientReference()).isEqualTo("PO-2026/7");
        assertThat(order(find(offer.id())).quote().clientReference())
                .as("what was accepted stays")
                .isNull();
        assertThat(issued(mine(() -> ordered.last(offer.id())).orThrow()).clientReference())
                .isEqualTo("PO-2026/7");
        assertThat(codes(mine(() -> ordered.refer(offer.id(), "PO-8")))).containsExactly("sales.not_ordered");
        assertThatThrownBy(() -> as(UUID.randomUUID(), Role.MEMBER, () -> ordered.refer(offer.id(), "PO-9")))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void partsLeaveTheBalanceAndNoMore() {
        Offer offer = accepted(draft(false));
        issued(mine(() -> ordered.part(offer.id(), THIRD)).orThrow());
        assertThat(codes(mine(() -> ordered.part(offer.id(), new BigDecimal("0.80")))))
                .containsExactly("sales.more_than_ordered");
        Invoice last = issued(mine(() -> ordered.last(offer.id())).orThrow());
        assertThat(last.exclVat()).isEqualTo(Money.of("700.00"));
        assertThat(expected(offer)).isEqualTo(Money.ZERO);
    }

    @Test
    void withoutAutonomyAnAdviserLooksBeforeTheNextStep() {
        as(adviser, Role.ADVISER, () -> autonomy.withdraw(unit, "two wrong rates"))
                .orThrow();
        Offer offer = accepted(draft(false));
        SaleRequest waiting = mine(() -> ordered.deposit(offer.id())).orThrow();
        assertThat(waiting.state()).isEqualTo(SaleRequest.State.WAITING);
        assertThat(codes(mine(() -> ordered.last(offer.id())))).containsExactly("sales.invoice_waits");
        assertThat(codes(mine(() -> ordered.cancel(offer.id(), "no")))).containsExactly("sales.invoice_waits");
    }

    @Test
    void aFrameworkOrderIsCalledOffUpToItsCeiling() {
        Offer offer = accepted(draft(true));
        assertThat(expected(offer)).as("nothing is ordered yet").isEqualTo(Money.ZERO);
        assertThat(codes(mine(() -> ordered.callOff(offer.id(), 1, new BigDecimal("11"), null))))
                .containsExactly("sales.above_ceiling");
        UUID called = mine(() -> ordered.callOff(offer.id(), 1, new BigDecimal("4"), "PO-7"))
                .orThrow();
        assertThat(expected(offer)).isGreaterThan(Money.ZERO);
        Invoice invoice = issued(mine(() -> ordered.invoice(offer.id(), called)).orThrow());
        assertThat(invoice.exclVat()).isEqualTo(Money.of("400.00"));
        assertThat(invoice.clientReference()).isEqualTo("PO-7");
        assertThat(codes(mine(() -> ordered.invoice(offer.id(), called)))).containsExactly("sales.not_ordered");
        assertThat(expected(offer)).isEqualTo(Money.ZERO);
    }

    @Test
    void anOrderIsCancelledWithAReasonAndNothingIsExpectedAnyMore() {
        Offer offer = accepted(draft(false));
        assertThat(codes(mine(() -> ordered.cancel(offer.id(), " ")))).containsExactly("sales.reason_missing");
        issued(mine(() -> ordered.part(offer.id(), THIRD)).orThrow());
        mine(() -> ordered.cancel(offer.id(), "The client moved away")).orThrow();
        assertThat(find(offer.id()).state()).isEqualTo(Offer.State.CANCELLED);
        assertThat(expected(offer)).isEqualTo(Money.ZERO);
    }

    @Test
    void eachSentVersionIsKeptAndARefusalSaysWhy() {
        Offer first = sent(draft(false));
        mine(() -> offers.change(first.id(), draft(true))).orThrow();
        mine(() -> offers.send(first.id())).orThrow();
        List<Quote> versions = quotes.ofJob(first.id());
        assertThat(versions).extracting(Quote::state).containsExactly(Quote.State.SENT, Quote.State.WITHDRAWN);
        assertThat(versions).extracting(Quote::reference).allMatch(ref -> ref.startsWith(first.number()));
        acceptance.decline(coop.token(), "Too dear for us").orThrow();
        assertThat(find(first.id()).state()).isEqualTo(Offer.State.DECLINED);
        assertThat(told()).contains("/offers/" + first.id(), "Too dear for us");
        assertThat(quotes.declinedReason(versions.getFirst().id())).contains("Too dear for us");
        assertThat(mine(() -> offers.send(first.id())).orThrow().state()).isEqualTo(Offer.State.SENT);
        assertThat(quotes.ofJob(first.id())).hasSize(3);
    }

    @Test
    void aClientIsRemindedOnceADayAndOnceByItself() {
        clock.standOn(LocalDate.of(2026, 11, 20));
        Offer offer = sent(draft(false));
        mine(() -> offers.remind(offer.id())).orThrow();
        assertThat(codes(mine(() -> offers.remind(offer.id())))).containsExactly("sales.no_reminder");
        assertThat(find(offer.id()).remindedOn()).isEqualTo(time.today());
        Offer other = sent(draft(false));
        clock.passTo(other.draft().validUntil().minusDays(2));
        assertThat(find(other.id()).remindedOn()).isNotNull();
        clock.passTo(other.draft().validUntil().plusDays(1));
        assertThat(find(other.id()).state()).isEqualTo(Offer.State.EXPIRED);
    }

    @Test
    void onlySafeFilesGoWithIt() {
        Offer offer = mine(() -> offers.write(unit, draft(false))).orThrow();
        assertThat(mine(() -> offers.attach(
                                offer.id(), "MZ not a picture".getBytes(StandardCharsets.UTF_8), "plan.pdf"))
                        .isDone())
                .isFalse();
        byte[] png = picture();
        for (int i = 0; i < 5; i++) {
            mine(() -> offers.attach(offer.id(), png, "plan.png")).orThrow();
        }
        assertThat(codes(mine(() -> offers.attach(offer.id(), png, "plan.png"))))
                .containsExactly("sales.too_many_files");
        String hash = find(offer.id()).files().getFirst().hash();
        mine(() -> offers.detach(offer.id(), hash)).orThrow();
        assertThat(find(offer.id()).files()).isEmpty();
    }

    @Test
    void aTemplateBeginsTheNextOneAndACopyIsFree() {
        Offer offer = mine(() -> offers.write(unit, draft(false))).orThrow();
        assertThat(codes(mine(() -> templates.keep(offer.id(), "")))).containsExactly("sales.template_name");
        UUID kept = mine(() -> templates.keep(offer.id(), "Concert")).orThrow();
        assertThat(mine(() -> templates.of(unit))).containsValue("Concert");
        assertThat(mine(() -> templates.find(unit, kept)).orElseThrow().title()).isEqualTo("Concert season");
        Offer copy = mine(() -> offers.copy(offer.id())).orThrow();
        assertThat(copy.number()).isNotEqualTo(offer.number());
        mine(() -> offers.drop(offer.id())).orThrow();
        assertThat(mine(() -> list.of(unit, new OfferList.Query("season", "draft", "total", true, 0, 10)))
                        .offers())
                .extracting(Offer::id)
                .containsExactly(copy.id());
    }

    @Test
    void whatCannotBeSentIsNotWritten() {
        assertThat(codes(mine(() -> offers.write(unit, draft(Supply.PERFORMANCE, "", new BigDecimal("1.5"), true)))))
                .containsExactly(
                        "sales.deposit_share",
                        "sales.framework_options",
                        "sales.justification_missing",
                        "sales.justification_missing");
        assertThat(codes(mine(() -> offers.write(unit, draft(Supply.BUILDING, "", new BigDecimal("1.5"), true)))))
                .as("told alone: nothing else that is corrected would help")
                .containsExactly("invoicing.supply_refused");
        assertThat(codes(mine(() -> offers.write(unit, draft(Supply.SERVICE, "x".repeat(2001), THIRD, false)))))
                .containsExactly("invoicing.text_block_too_long");
    }

    @Test
    void strangersSeeAndWriteNothing() {
        Offer offer = mine(() -> offers.write(unit, draft(false))).orThrow();
        UUID other = UUID.randomUUID();
        assertThatThrownBy(() -> as(other, Role.MEMBER, () -> offers.find(offer.id())))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> as(other, Role.MEMBER, () -> offers.send(offer.id())))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> as(other, Role.MEMBER, () -> offers.write(unit, draft(false))))
                .isInstanceOf(AccessDenied.class);
    }

    /** The last mail to the holder about an answer of the client. */
    private String told() {
        return jdbc.sql(
                        "select body || ' ' || link from outgoing_message where text_key like 'sales.mail.%' order by id desc limit 1")
                .query(String.class)
                .single();
    }

    private static byte[] picture() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OfferDraft draft(boolean framework) {
        return framework
                ? new OfferDraft(
                        client,
                        "Concert season",
                        "fr",
                        null,
                        time.today().plusDays(30),
                        List.of(line(Supply.SERVICE, "10", "100.00", false)),
                        BigDecimal.ZERO,
                        true,
                        "",
                        "")
                : draft(Supply.SERVICE, "Thank you for asking.", THIRD, false);
    }

    private OfferDraft draft(Supply supply, String opening, BigDecimal deposit, boolean framework) {
        return new OfferDraft(
                client,
                "Concert season",
                "fr",
                null,
                time.today().plusDays(30),
                List.of(line(supply, "10", "100.00", false), line(supply, "1", "200.00", true)),
                deposit,
                framework,
                opening,
                "Payable within 30 days.");
    }

    private static OfferDraft.Line line(Supply supply, String quantity, String price, boolean optional) {
        return new OfferDraft.Line(
                optional ? "Second microphone" : "Concert",
                supply,
                new BigDecimal(quantity),
                "C62",
                new BigDecimal(price),
                optional,
                null);
    }

    private Offer sent(OfferDraft draft) {
        Offer written = mine(() -> offers.write(unit, draft)).orThrow();
        return mine(() -> offers.send(written.id())).orThrow();
    }

    private Offer accepted(OfferDraft draft) {
        Offer offer = sent(draft);
        String token = coop.token();
        acceptance.requestCode(token).orThrow();
        acceptance.accept(token, coop.code(), "Claire Dumont").orThrow();
        return find(offer.id());
    }

    private Invoice issued(SaleRequest request) {
        return invoices.find(Objects.requireNonNull(request.invoice())).orElseThrow();
    }

    private Order order(Offer offer) {
        return ordered.order(offer).orElseThrow();
    }

    private Money expected(Offer offer) {
        Quote quote = order(offer).quote();
        return ledger.subjectBalances(quote.entity(), unit, offer.id()).getOrDefault(AccountRole.EXPECTED, Money.ZERO);
    }

    private Offer find(UUID id) {
        return mine(() -> offers.find(id)).orElseThrow();
    }

    private <T> T mine(Supplier<T> work) {
        return as(holder, Role.MEMBER, work);
    }

    private <T> T as(UUID party, Role role, Supplier<T> work) {
        Actor actor = new Actor(new UserId(UUID.randomUUID()), party, "X", "en", Set.of(role), null, false);
        return user.as(actor, work);
    }
}
