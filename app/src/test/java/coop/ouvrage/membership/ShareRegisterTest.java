package coop.ouvrage.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OuvrageTest(perMethod = true)
class ShareRegisterTest {

    private static final Money SHARE = Money.of("30.00");

    private final ShareRegister register;
    private final SharesInvariant invariant;
    private final ShareClaimant claimant;
    private final TrialJobs trialJobs;
    private final Parties parties;
    private final Ledger ledger;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;
    private PartyId ana = new PartyId(new UUID(0, 0));

    ShareRegisterTest(
            ShareRegister register,
            SharesInvariant invariant,
            ShareClaimant claimant,
            TrialJobs trialJobs,
            Parties parties,
            Ledger ledger,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc) {
        this.register = register;
        this.invariant = invariant;
        this.claimant = claimant;
        this.trialJobs = trialJobs;
        this.parties = parties;
        this.ledger = ledger;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void person() {
        ana = person("Ana");
    }

    @Test
    void aShareIsBookedWhenSubscribedAndGivesRightsWhenPaid() {
        ShareSubscription subscription = subscribe(ana, 1);
        assertThat(ledger.partyBalance("COOP", AccountRole.SHARES_UNPAID, ana.value()))
                .isEqualTo(SHARE);
        assertThat(register.holding(ana).isShareholder()).isFalse();
        assertThat(register.awaiting(subscription.reference())).isPresent();

        assertThat(pay(subscription, "30.00", "line-1").isDone()).isTrue();

        assertThat(register.holding(ana).isShareholder()).isTrue();
        assertThat(register.awaiting(subscription.reference())).isEmpty();
        assertThat(ledger.partyBalance("COOP", AccountRole.SHARES_UNPAID, ana.value()))
                .isEqualTo(Money.ZERO);
        assertThat(ledger.partyBalance("COOP", AccountRole.SHARES, ana.value())).isEqualTo(SHARE.negate());
        assertThat(invariant.check().holds()).isTrue();
    }

    @Test
    void theSameBankLineIsCountedOnce() {
        ShareSubscription subscription = subscribe(ana, 2);
        pay(subscription, "20.00", "line-1");
        pay(subscription, "20.00", "line-1");
        assertThat(register.unpaid(ana).orElseThrow().due()).isEqualTo(Money.of("40.00"));
        assertThat(codes(pay(subscription, "40.01", "line-2"))).containsExactly("membership.payment_above_due");
        assertThat(codes(pay(subscription, "-1.00", "line-3"))).containsExactly("membership.payment_above_due");
    }

    @Test
    void oneTakesBetweenOneAndAHundredSharesAndPaysBeforeTakingMore() {
        assertThat(codes(as(ana, () -> register.subscribe(ana, 0)))).containsExactly("membership.shares_count");
        assertThat(codes(as(ana, () -> register.subscribe(ana, 101)))).containsExactly("membership.shares_count");
        subscribe(ana, 1);
        assertThat(codes(as(ana, () -> register.subscribe(ana, 1)))).containsExactly("membership.subscription_unpaid");
    }

    @Test
    void nobodyTakesSharesForSomebodyElse() {
        PartyId ben = person("Ben");
        assertThatThrownBy(() -> as(ben, () -> register.subscribe(ana, 1))).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> as(ben, () -> register.extract(ana))).isInstanceOf(AccessDenied.class);
    }

    @Test
    void theRegisterIsOnlyAppendedToAndTellsWhenItWasAltered() throws SQLException {
        ShareSubscription subscription = subscribe(ana, 1);
        pay(subscription, "30.00", "line-1");
        assertThatThrownBy(() ->
                        jdbc.sql("update share_register_entry set shares = 9").update())
                .hasStackTraceContaining("permission denied");
        try (Connection superuser = TestDatabase.get().superuser();
                Statement statement = superuser.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from share_register_entry"))
                    .hasMessageContaining("only appended to");
            statement.execute("alter table share_register_entry disable trigger all");
            statement.execute("update share_register_entry set shares = 9 where sequence = 1");
            assertThat(invariant.check().failures()).contains("share register: entry 1 was altered");
            statement.execute("delete from share_register_entry where sequence = 2");
            assertThat(invariant.check().failures())
                    .contains("share register: the last entries are missing")
                    .anyMatch(failure -> failure.startsWith("shares unpaid of " + ana));
        }
    }

    @Test
    void aBankLineWithTheReferencePaysTheShareAndOnlyInTheCoOperativesBooks() {
        ShareSubscription subscription = subscribe(ana, 1);
        assertThat(claimant.claim(line("PROD", "30.00", subscription))).isEmpty();
        assertThat(claimant.claim(line("COOP", "-30.00", subscription))).isEmpty();
        assertThat(claimant.claim(line("COOP", "31.00", subscription))
                        .orElseThrow()
                        .certainty())
                .isEqualTo(Certainty.REFERENCE_AMOUNT_DIFFERS);
        BankLine line = line("COOP", "30.00", subscription);
        Claim claim = claimant.claim(line).orElseThrow();
        assertThat(claim.certainty()).isEqualTo(Certainty.REFERENCE);
        user.asSystem(() -> claimant.settle(line, claim));
        assertThat(register.holding(ana).isShareholder()).isTrue();
        assertThat(claimant.claim(line)).isEmpty();
        assertThat(codes(coop.ouvrage.refusal.Outcome.refused(claimant.undo(line))))
                .as("who holds a share is not made to lose it by a click at the bank")
                .containsExactly("treasury.undo_not_possible");
    }

    private BankLine line(String entity, String amount, ShareSubscription subscription) {
        return new BankLine(
                UUID.randomUUID(),
                entity,
                time.today(),
                Money.of(amount),
                "",
                "",
                "",
                List.of(subscription.reference()),
                "",
                "",
                "",
                "",
                "",
                null,
                1);
    }

    @Test
    void threeJobsInAllWithoutAShareAsWorkerOrHolder() {
        PartyId ben = person("Ben");
        UUID contract = UUID.randomUUID();
        trialJobs.declared(Map.of(contract, Set.of(ana, ben)));
        trialJobs.declared(Map.of(contract, Set.of(ana, ben)));
        assertThat(trialJobs.jobsWithoutShareLeft(ana).left()).isEqualTo(2);
        trialJobs.declared(Map.of(UUID.randomUUID(), Set.of(ana)));
        trialJobs.declared(Map.of(UUID.randomUUID(), Set.of(ana)));
        assertThat(trialJobs.refusals(ana)).extracting(Refusal::code).containsExactly("membership.share_needed");
        assertThat(trialJobs.refusals(ben)).isEmpty();

        trialJobs.cancelled(contract);
        assertThat(trialJobs.jobsWithoutShareLeft(ana).left()).isEqualTo(1);
        assertThat(trialJobs.jobsWithoutShareLeft(ben).left()).isEqualTo(3);

        pay(subscribe(ana, 1), "30.00", "line-1");
        assertThat(trialJobs.jobsWithoutShareLeft(ana).shareholder()).isTrue();
        assertThat(trialJobs.refusals(ana)).isEmpty();
    }

    private ShareSubscription subscribe(PartyId person, int shares) {
        return as(person, () -> register.subscribe(person, shares)).orThrow();
    }

    private Outcome<ShareSubscription> pay(ShareSubscription subscription, String amount, String line) {
        return user.asSystem(() -> register.paid(subscription.id(), Money.of(amount), time.today(), line));
    }

    private PartyId person(String given) {
        return parties.registerPerson(PersonDraft.named(PersonName.of(given, "Doe"), Locale.FRENCH, null))
                .orThrow();
    }

    private <T> T as(PartyId person, Supplier<T> action) {
        return user.as(
                new Actor(
                        new UserId(UUID.randomUUID()),
                        person.value(),
                        "test",
                        "fr",
                        Set.of(Role.MEMBER),
                        time.now(),
                        false),
                action);
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
