package coop.ouvrage.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.sanctions.GeneratedList;
import coop.ouvrage.sanctions.Sanctions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing leaves for somebody of a listed name before an officer said that it is somebody else. */
@OuvrageTest(perMethod = true)
class PayeeSanctionsTest {

    private final PaymentBatches batches;
    private final HeldPayments held;
    private final PayeeSanctions listed;
    private final BatchPayees payees;
    private final Sanctions sanctions;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    PayeeSanctionsTest(
            PaymentBatches batches,
            HeldPayments held,
            PayeeSanctions listed,
            BatchPayees payees,
            Sanctions sanctions,
            SmallCoop coop,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc) {
        this.batches = batches;
        this.held = held;
        this.listed = listed;
        this.payees = payees;
        this.sanctions = sanctions;
        this.coop = coop;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
    }

    private void load(String generated, String... names) {
        user.as(
                coop.officer(Role.TEAM_ADMIN),
                () -> sanctions
                        .take(new GeneratedList(3).file(generated, 20, List.of(names)))
                        .orThrow());
    }

    private BatchId batch(UUID... parties) {
        List<Payment> payments = Stream.of(parties)
                .map(party -> Payment.of(
                        "test",
                        UUID.randomUUID(),
                        party,
                        Iban.of("BE68539007547034"),
                        Money.of("60.00"),
                        "papier",
                        AccountRole.CLAIMS_PAYABLE))
                .toList();
        return user.asSystem(() -> batches.create(PaymentBatch.Kind.SUPPLIERS, "PROD", time.today(), payments)
                .orThrow());
    }

    private List<UUID> waiting() {
        return jdbc.sql("select subject_id from worklist_item where kind = 'payee_listed' and closed_at is null")
                .query(UUID.class)
                .list();
    }

    @Test
    void aBatchWaitsUntilAnOfficerSaysWhatTellsThemApart() {
        UUID zoe = coop.person("Zoé", "Quastenflosser");
        load("2026-11-18T21:24:35", "QUASTENFLÖSSER, Zoe");
        BatchId batch = batch(zoe, coop.person("Ana", "Dupont"));
        Actor first = coop.officer(Role.FINANCE);
        Actor second = coop.officer(Role.FINANCE);
        user.as(first, () -> batches.check(batch).orThrow());
        assertThat(user.as(second, () -> payees.listed(batch))).isEqualTo(1);
        assertThat(SmallCoop.codes(user.as(second, () -> batches.approve(batch))))
                .containsExactly("treasury.payee_listed");
        ListedPayee asked = user.as(second, listed::all).getFirst();
        assertThat(asked.listedName()).isEqualTo("QUASTENFLÖSSER, Zoe");
        assertThat(asked.party()).isEqualTo(zoe);
        assertThat(waiting()).containsExactly(asked.id());
        assertThat(SmallCoop.codes(user.as(second, () -> listed.somebodyElse(asked.id(), " "))))
                .containsExactly("treasury.reason_missing");
        Actor paid =
                new Actor(new UserId(UUID.randomUUID()), zoe, "Zoé", "fr", Set.of(Role.FINANCE), time.now(), false);
        assertThat(SmallCoop.codes(user.as(paid, () -> listed.somebodyElse(asked.id(), "not me"))))
                .containsExactly("treasury.payee_own");
        user.as(
                second,
                () -> listed.somebodyElse(asked.id(), "born 1990 in Liège").orThrow());
        assertThat(SmallCoop.codes(user.as(first, () -> listed.somebodyElse(asked.id(), "again"))))
                .containsExactly("treasury.payee_decided");
        assertThat(waiting()).isEmpty();
        user.as(second, () -> batches.approve(batch).orThrow());

        load("2026-11-19T08:00:00", "QUASTENFLÖSSER, Zoe");
        BatchId next = batch(zoe);
        user.as(first, () -> batches.check(next).orThrow());
        user.as(second, () -> batches.approve(next).orThrow());
    }

    @Test
    void whoeverIsTheListedOneIsHeldBackAndTheOthersArePaid() {
        load("2026-11-18T21:24:35", "Zoe Quastenflosser");
        BatchId batch = batch(coop.person("Zoé", "Quastenflosser"), coop.person("Ana", "Dupont"));
        Actor first = coop.officer(Role.FINANCE);
        user.as(first, () -> batches.check(batch).orThrow());
        UUID payment = user.as(first, () -> batches.payments(batch)).getFirst().id();
        user.as(first, () -> held.holdBack(payment, "it is the one listed").orThrow());
        user.as(coop.officer(Role.FINANCE), () -> batches.approve(batch).orThrow());
        assertThat(waiting()).as("still a question").hasSize(1);
    }

    @Test
    void aNewerListAsksAboutBatchesThatWaitAndDropsWhatItDoesNotHold() {
        BatchId batch = batch(coop.person("Zoé", "Quastenflosser"));
        Actor first = coop.officer(Role.FINANCE);
        user.as(first, () -> batches.check(batch).orThrow());
        assertThat(waiting()).as("no list, nobody is compared").isEmpty();
        load("2026-11-17T21:24:35", "Zoe Quastenflosser");
        assertThat(waiting()).hasSize(1);
        load("2026-11-18T21:24:35", "Zoe Quastenflosser", "Ada Lovelorn");
        assertThat(waiting()).as("the same question once").hasSize(1);
        load("2026-11-19T21:24:35", "Somebody Else Altogether");
        assertThat(waiting()).isEmpty();
        assertThat(user.as(first, listed::all)).isEmpty();
        user.as(coop.officer(Role.FINANCE), () -> batches.approve(batch).orThrow());
    }
}
