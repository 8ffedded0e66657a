package coop.ouvrage.parties;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Iban;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountHistoryTest {

    private static final Iban OLD = Iban.of("BE68539007547034");
    private static final Iban NEW = Iban.of("BE71096123456769");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final LocalDate NEXT_MONDAY = MONDAY.plusDays(7);

    @Test
    void theFirstAccountIsPaidAtOnce() {
        AccountHistory none = new AccountHistory(List.of());
        assertThat(none.nextIsFirst()).isTrue();
        assertThat(none.paidOn(MONDAY)).isEmpty();
        AccountHistory one = new AccountHistory(List.of(account(OLD, MONDAY)));
        assertThat(paid(one, MONDAY)).isEqualTo(OLD);
        assertThat(one.nextIsFirst()).isFalse();
    }

    @Test
    void aChangedAccountIsNotPaidBeforeItsDay() {
        AccountHistory history =
                new AccountHistory(List.of(account(OLD, MONDAY.minusYears(1)), account(NEW, NEXT_MONDAY)));
        assertThat(paid(history, MONDAY)).isEqualTo(OLD);
        assertThat(paid(history, NEXT_MONDAY.minusDays(1))).isEqualTo(OLD);
        assertThat(paid(history, NEXT_MONDAY)).isEqualTo(NEW);
        assertThat(history.frozenOn(MONDAY)).isPresent();
        assertThat(history.frozenOn(NEXT_MONDAY)).isEmpty();
    }

    @Test
    void anUnconfirmedAccountIsNeverPaid() {
        AccountHistory history = new AccountHistory(List.of(account(OLD, MONDAY), account(NEW, null)));
        assertThat(paid(history, MONDAY.plusYears(5))).isEqualTo(OLD);
        assertThat(history.awaitingConfirmation()).map(PayoutAccount::iban).contains(NEW);
    }

    @Test
    void aCancelledAccountIsNeverPaidAndTheNextIsStillNoFirst() {
        PayoutAccount cancelled = new PayoutAccount(
                UUID.randomUUID(), new PartyId(UUID.randomUUID()), OLD, MONDAY, Instant.EPOCH, MONDAY, Instant.EPOCH);
        AccountHistory history = new AccountHistory(List.of(cancelled));
        assertThat(history.paidOn(MONDAY)).isEmpty();
        assertThat(history.nextIsFirst()).isFalse();
    }

    private static Iban paid(AccountHistory history, LocalDate date) {
        return history.paidOn(date).orElseThrow().iban();
    }

    private static PayoutAccount account(Iban iban, @Nullable LocalDate usableFrom) {
        Instant confirmed = usableFrom == null ? null : Instant.EPOCH;
        return new PayoutAccount(
                UUID.randomUUID(), new PartyId(UUID.randomUUID()), iban, MONDAY, confirmed, usableFrom, null);
    }
}
