package coop.ouvrage.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** After the cut-off a payment leaves on the next day on which banks work, whether it is made late or released late. */
@OuvrageTest(perMethod = true)
class CutOffTest {

    private final PaymentBatches batches;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final BusinessClock clock;
    private final BusinessTime time;

    CutOffTest(PaymentBatches batches, SmallCoop coop, CurrentUser user, BusinessClock clock, BusinessTime time) {
        this.batches = batches;
        this.coop = coop;
        this.user = user;
        this.clock = clock;
        this.time = time;
    }

    private BatchId made(String moment) {
        clock.freezeAt(LocalDateTime.parse(moment));
        Payment payment = Payment.of(
                "test",
                UUID.randomUUID(),
                coop.person("Zoé", "Lambert"),
                Iban.of("BE68539007547034"),
                Money.of("60.00"),
                "papier",
                AccountRole.CLAIMS_PAYABLE);
        return user.as(
                coop.officer(Role.FINANCE),
                () -> batches.create(PaymentBatch.Kind.SUPPLIERS, "PROD", time.today(), List.of(payment))
                        .orThrow());
    }

    private LocalDate execution(BatchId id) {
        return user.as(
                coop.officer(Role.FINANCE), () -> batches.find(id).orElseThrow().executionDate());
    }

    @Test
    void whatIsMadeLateLeavesOnTheNextBankDay() {
        assertThat(execution(made("2026-11-20T14:59"))).isEqualTo("2026-11-20");
        assertThat(execution(made("2026-11-20T15:00"))).as("a Friday").isEqualTo("2026-11-23");
        assertThat(execution(made("2026-11-21T09:00"))).as("a Saturday").isEqualTo("2026-11-23");
        assertThat(execution(made("2026-12-24T15:00")))
                .as("Christmas is a Friday, the day after closes TARGET too")
                .isEqualTo("2026-12-28");
    }

    @Test
    void whatIsReleasedLateLeavesOnTheNextBankDay() {
        BatchId batch = made("2026-11-20T09:00");
        clock.freezeAt(LocalDateTime.parse("2026-11-20T15:00"));
        user.as(coop.officer(Role.FINANCE), () -> batches.approve(batch).orThrow());
        assertThat(execution(batch)).isEqualTo("2026-11-23");
    }
}
