package coop.ouvrage.invoicing;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client is bound only by an offer that stands, under their own name, through their own link. */
@OuvrageTest(perMethod = true)
class RefusedOffersTest {

    private final SmallCoop coop;
    private final Quotes quotes;
    private final Acceptance acceptance;
    private final CurrentUser user;
    private final BusinessClock clock;
    private final JdbcClient jdbc;
    private QuoteId quote = new QuoteId(UUID.randomUUID());
    private UUID holder = UUID.randomUUID();
    private UUID unit = holder;
    private UUID client = holder;

    RefusedOffersTest(
            SmallCoop coop,
            Quotes quotes,
            Acceptance acceptance,
            CurrentUser user,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.coop = coop;
        this.quotes = quotes;
        this.acceptance = acceptance;
        this.user = user;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void anOffer() {
        holder = coop.person("Maud", "Lekeux");
        unit = coop.unit(holder);
        client = coop.client(unit);
        quote = user.as(SmallCoop.member(holder), () -> {
            QuoteId made = draft(UUID.randomUUID());
            quotes.send(made).orThrow();
            return made;
        });
    }

    private QuoteId draft(UUID job) {
        return quotes.draft(SmallCoop.posters(unit, job, client, "100.00", LocalDate.of(2026, 11, 30)))
                .orThrow();
    }

    /** Among some ten thousands of jobs two end alike in eight random digits: the second could not be quoted. */
    @Test
    void twoJobsWhoseLastEightDigitsAreTheSameAreBothQuoted() {
        user.as(SmallCoop.member(holder), () -> {
            draft(UUID.fromString("01977777-0000-7000-8000-0001deadbeef"));
            return draft(UUID.fromString("01977777-0000-7000-8000-0002deadbeef"));
        });
        assertThat(jdbc.sql("select reference from quote where reference like '%DEADBEEF-1' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("Q-0001DEADBEEF-1", "Q-0002DEADBEEF-1");
    }

    @Test
    void aStrangerWithoutTheLinkBindsNobody() {
        assertThat(codes(acceptance.requestCode("nothing"))).containsExactly("invoicing.link_unknown");
        assertThat(codes(acceptance.accept("nothing", "000000", "Claire"))).containsExactly("invoicing.link_unknown");
        assertThat(codes(acceptance.decline("nothing"))).containsExactly("invoicing.link_unknown");
    }

    @Test
    void theCodeAloneIsNotEnoughWithoutAName() {
        String token = coop.token();
        acceptance.requestCode(token).orThrow();
        assertThat(codes(acceptance.accept(token, coop.code(), " "))).containsExactly("invoicing.name_missing");
        acceptance.accept(token, coop.code(), "Claire Dumont").orThrow();
    }

    /** The offer held until 30 November; its link still shows it, but nobody is bound by it any more. */
    @Test
    void anOfferThatIsOverIsNotAccepted() {
        String token = coop.token();
        clock.freezeAt(LocalDate.of(2026, 12, 1).atTime(9, 0));
        acceptance.requestCode(token).orThrow();
        assertThat(codes(acceptance.accept(token, coop.code(), "Claire"))).containsExactly("invoicing.quote_expired");
    }

    /** An expired link is as one that never was, whoever still has its code: page, code, signature and refusal. */
    @Test
    void anExpiredLinkOpensNothing() {
        String token = coop.token();
        jdbc.sql("update quote set valid_until = '2030-01-01'").update();
        java.time.LocalDateTime expires = jdbc.sql("select expires_at at time zone 'Europe/Brussels' from quote_link")
                .query(java.time.LocalDateTime.class)
                .single();
        clock.freezeAt(expires.minusMinutes(1));
        assertThat(acceptance.show(token)).isPresent();
        acceptance.requestCode(token).orThrow();
        String code = coop.code();
        clock.freezeAt(expires);
        opensNothing(token, code);
    }

    /** Sent again, the offer has a new link; the old one, with the code that went out for it, ends. */
    @Test
    void aRevokedLinkOpensNothing() {
        String old = coop.token();
        acceptance.requestCode(old).orThrow();
        String code = coop.code();
        clock.freezeAt(LocalDate.of(2026, 11, 20).atTime(9, 1));
        String token =
                user.as(SmallCoop.member(holder), () -> quotes.send(quote)).orThrow();
        opensNothing(old, code);
        assertThat(codes(acceptance.accept(token, code, "Claire")))
                .as("a code belongs to its link")
                .containsExactly("invoicing.code_expired");
        assertThat(acceptance.show(token)).isPresent();
    }

    private void opensNothing(String token, String code) {
        assertThat(acceptance.show(token)).isEmpty();
        assertThat(codes(acceptance.requestCode(token))).containsExactly("invoicing.link_unknown");
        assertThat(codes(acceptance.accept(token, code, "Claire"))).containsExactly("invoicing.link_unknown");
        assertThat(codes(acceptance.decline(token))).containsExactly("invoicing.link_unknown");
        assertThat(jdbc.sql("select state from quote").query(String.class).single())
                .isEqualTo("SENT");
    }

    @Test
    void anOfferThatCannotBeSentIsNotWritten() {
        assertThat(codes(drafted("", "fr", Supply.SERVICE, LocalDate.of(2026, 11, 30))))
                .containsExactly("invoicing.text_missing");
        assertThat(codes(drafted("Affiches ".repeat(30), "ja", Supply.SERVICE, LocalDate.of(2026, 11, 19))))
                .containsExactly("parties.language_unknown", "invoicing.text_too_long", "invoicing.validity_past");
        assertThat(codes(drafted("Affiches", "fr", Supply.SERVICE, LocalDate.of(2099, 1, 1))))
                .containsExactly("invoicing.validity_too_long");
        assertThat(codes(drafted("Affiches", "fr", Supply.SERVICE, LocalDate.of(2027, 11, 20))))
                .as("a year, the last day that the board allows")
                .isEmpty();
        assertThat(codes(drafted("Toiture", "fr", Supply.BUILDING, LocalDate.of(2026, 11, 30))))
                .containsExactly("invoicing.supply_refused");
    }

    @Test
    void aClientThatNobodyCanReachIsSentNothing() {
        QuoteId made = drafted("Affiches", "fr", Supply.SERVICE, LocalDate.of(2026, 11, 30))
                .orThrow();
        jdbc.sql("update party set email = null").update();
        assertThat(codes(user.as(SmallCoop.member(holder), () -> quotes.send(made))))
                .containsExactly("invoicing.client_without_contact");
    }

    private Outcome<QuoteId> drafted(String title, String language, Supply supply, LocalDate until) {
        return user.as(
                SmallCoop.member(holder),
                () -> quotes.draft(new QuoteDraft(
                        unit,
                        UUID.randomUUID(),
                        client,
                        title,
                        language,
                        List.of(new QuoteDraft.Item("Affiches", supply, BigDecimal.ONE, "LS", new BigDecimal("100"))),
                        Money.ZERO,
                        "",
                        null,
                        until)));
    }

    @Test
    void whatWasWithdrawnOrDeclinedIsNotAccepted() {
        String token = coop.token();
        acceptance.decline(token).orThrow();
        assertThat(codes(acceptance.requestCode(token))).containsExactly("invoicing.quote_not_open");
        assertThat(codes(acceptance.accept(token, "000000", "Claire"))).contains("invoicing.quote_not_open");
        assertThat(codes(user.as(SmallCoop.member(holder), () -> quotes.withdraw(quote))))
                .containsExactly("invoicing.quote_not_open");
    }
}
