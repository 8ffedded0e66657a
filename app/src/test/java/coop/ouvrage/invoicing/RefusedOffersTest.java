package coop.ouvrage.invoicing;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client is bound only by an offer that stands, under their own name, through their own link. */
@OuvrageTest(perMethod = true)
class RefusedOffersTest {

    private final SmallCoop coop;
    private final Quotes quotes;
    private final Acceptance acceptance;
    private final CurrentUser user;
    private final BusinessClock clock;
    private QuoteId quote = new QuoteId(UUID.randomUUID());
    private UUID holder = UUID.randomUUID();

    RefusedOffersTest(SmallCoop coop, Quotes quotes, Acceptance acceptance, CurrentUser user, BusinessClock clock) {
        this.coop = coop;
        this.quotes = quotes;
        this.acceptance = acceptance;
        this.user = user;
        this.clock = clock;
    }

    @BeforeEach
    void anOffer() {
        holder = coop.person("Maud", "Lekeux");
        UUID unit = coop.unit(holder);
        UUID client = coop.client(unit);
        quote = user.as(SmallCoop.member(holder), () -> {
            QuoteId made = quotes.draft(new QuoteDraft(
                            unit,
                            UUID.randomUUID(),
                            client,
                            "Affiches",
                            "fr",
                            List.of(new QuoteDraft.Item(
                                    "Affiches", Supply.SERVICE, BigDecimal.ONE, "LS", new BigDecimal("100.00"))),
                            Money.ZERO,
                            "",
                            null,
                            LocalDate.of(2026, 11, 30)))
                    .orThrow();
            quotes.send(made).orThrow();
            return made;
        });
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

    @Test
    void whatIsOverIsNotAccepted() {
        String token = coop.token();
        clock.freezeAt(LocalDate.of(2026, 12, 1).atTime(9, 0));
        assertThat(codes(acceptance.requestCode(token))).isSubsetOf("invoicing.link_unknown");
        assertThat(codes(acceptance.accept(token, "000000", "Claire")))
                .containsAnyOf("invoicing.quote_expired", "invoicing.link_unknown");
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
