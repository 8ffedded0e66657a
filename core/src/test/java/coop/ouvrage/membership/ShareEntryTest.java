package coop.ouvrage.membership;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.parties.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShareEntryTest {

    private static final PartyId ANA = new PartyId(UUID.randomUUID());
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final UUID SUBSCRIPTION = UUID.randomUUID();

    @Test
    void theSealDependsOnEveryFieldAndOnTheEntryBefore() {
        ShareEntry entry = subscribed().sealedTo(ShareEntry.START);
        assertThat(entry.isSealedTo(ShareEntry.START)).isTrue();
        assertThat(entry.isSealedTo("1".repeat(64))).isFalse();
        ShareEntry altered = new ShareEntry(
                entry.sequence(),
                entry.recordedAt(),
                entry.effectiveOn(),
                entry.party(),
                entry.category(),
                entry.kind(),
                entry.subscription(),
                2,
                entry.called(),
                entry.paid(),
                entry.evidence(),
                entry.actor(),
                entry.corrects(),
                entry.hash());
        assertThat(altered.isSealedTo(ShareEntry.START)).isFalse();
    }

    @Test
    void theSealSurvivesTheDatabaseThatKeepsMicroseconds() {
        ShareEntry entry = subscribed().sealedTo(ShareEntry.START);
        assertThat(entry.recordedAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00.123456789Z"));
        ShareEntry read = new ShareEntry(
                entry.sequence(),
                Instant.parse("2026-11-20T10:00:00.123456Z"),
                entry.effectiveOn(),
                entry.party(),
                entry.category(),
                entry.kind(),
                entry.subscription(),
                entry.shares(),
                entry.called(),
                entry.paid(),
                entry.evidence(),
                entry.actor(),
                entry.corrects(),
                entry.hash());
        assertThat(read.isSealedTo(ShareEntry.START)).isTrue();
    }

    @Test
    void rightsBeginWhenASubscriptionIsPaidInFull() {
        Holding promised = Holdings.of(ANA, List.of(subscription("0.00")), List.of(subscribed()));
        assertThat(promised.isShareholder()).isFalse();
        assertThat(promised.shares()).isEqualTo(1);
        assertThat(promised.due()).isEqualTo(Money.of("30.00"));

        Holding half = Holdings.of(ANA, List.of(subscription("10.00")), List.of(subscribed(), paid(2, "10.00", DAY)));
        assertThat(half.isShareholder()).isFalse();

        Holding whole = Holdings.of(
                ANA,
                List.of(subscription("30.00")),
                List.of(subscribed(), paid(2, "10.00", DAY), paid(3, "20.00", DAY.plusDays(3))));
        assertThat(whole.isShareholder()).isTrue();
        assertThat(whole.since()).isEqualTo(DAY.plusDays(3));
        assertThat(whole.due()).isEqualTo(Money.ZERO);
    }

    @Test
    void whoeverHasNoEntryHasNoShare() {
        assertThat(Holdings.of(ANA, List.of(), List.of()).isShareholder()).isFalse();
    }

    @Test
    void threeJobsWithoutShareAndNoneMore() {
        assertThat(JobsLeft.counted(2, 3).mayDoAnother()).isTrue();
        assertThat(JobsLeft.counted(3, 3).mayDoAnother()).isFalse();
        assertThat(JobsLeft.counted(5, 3).left()).isZero();
        assertThat(new JobsLeft(true, 0).mayDoAnother()).isTrue();
    }

    private static ShareSubscription subscription(String paid) {
        return new ShareSubscription(
                SUBSCRIPTION, ANA, 1, Money.of("30.00"), StructuredReference.of(9_000_000_001L), DAY, Money.of(paid));
    }

    private static ShareEntry subscribed() {
        return entry(1, ShareEntry.Kind.SUBSCRIPTION, 1, "30.00", "0.00", DAY);
    }

    private static ShareEntry paid(long sequence, String amount, LocalDate on) {
        return entry(sequence, ShareEntry.Kind.PAYMENT, 0, "0.00", amount, on);
    }

    private static ShareEntry entry(
            long sequence, ShareEntry.Kind kind, int shares, String called, String paid, LocalDate on) {
        return new ShareEntry(
                sequence,
                Instant.parse("2026-11-20T10:00:00.123456789Z"),
                on,
                ANA,
                "A",
                kind,
                SUBSCRIPTION,
                shares,
                Money.of(called),
                Money.of(paid),
                "evidence",
                null,
                null,
                "");
    }
}
