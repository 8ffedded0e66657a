package coop.ouvrage.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The bodies of the co-operative decide; what was reckoned until today stays. */
@OuvrageTest(perMethod = true)
class PolicyDecisionsTest {

    private static final String SHARE = "membership.share";

    private final Policies policies;
    private final PolicyDecisions decisions;
    private final Users users;
    private final CurrentUser user;
    private final TransactionTemplate transaction;
    private final LocalDate today;

    PolicyDecisionsTest(
            Policies policies,
            PolicyDecisions decisions,
            Users users,
            CurrentUser user,
            PlatformTransactionManager transactions,
            BusinessTime time) {
        this.policies = policies;
        this.decisions = decisions;
        this.users = users;
        this.user = user;
        this.transaction = new TransactionTemplate(transactions);
        this.today = time.today();
    }

    @Test
    void aDecisionHoldsFromItsDayOn() {
        assertThat(decide(SHARE, today.plusDays(1), "35.00", "General meeting").isDone())
                .isTrue();
        assertThat(policies.amount(SHARE, today)).hasToString("30.00");
        assertThat(policies.amount(SHARE, today.plusDays(1))).hasToString("35.00");
        assertThat(policies.on(SHARE, today.plusYears(1)).decision()).isEqualTo("General meeting");
    }

    @Test
    void whatIsTakenBackIsNotRemembered() {
        transaction.executeWithoutResult(status -> {
            decide(SHARE, today.plusDays(1), "40.00", "Nobody");
            status.setRollbackOnly();
        });
        assertThat(policies.amount(SHARE, today.plusDays(1))).hasToString("30.00");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThat(codes(decide("no.such", today.plusDays(1), "1", "Board"))).containsExactly("policy.unknown");
        assertThat(codes(decide(SHARE, today, "30.001", " ")))
                .containsExactly("policy.not_before_tomorrow", "policy.value_out_of_range", "policy.decision_missing");
        assertThat(codes(decide(SHARE, today.plusDays(1), "-1", "Board"))).containsExactly("policy.value_out_of_range");
        assertThat(codes(decide("payroll.pay_day", today.plusDays(1), "6.5", "Board")))
                .containsExactly("policy.value_out_of_range");
        assertThat(codes(decide("invoicing.contribution", today.plusDays(1), "65", "Board")))
                .containsExactly("policy.value_out_of_range");
        decide(SHARE, today.plusDays(2), "31.00", "Board");
        assertThat(codes(decide(SHARE, today.plusDays(2), "32.00", "Board"))).containsExactly("policy.day_taken");
    }

    @Test
    void onlyAdministratorsRecordDecisions() {
        assertThatThrownBy(() -> user.as(
                        somebody(Role.FINANCE),
                        () -> decisions.decide(SHARE, today.plusDays(1), BigDecimal.TEN, "Board")))
                .isInstanceOf(AccessDenied.class);
    }

    private Outcome<Policy> decide(String name, LocalDate from, String value, String decision) {
        return user.as(
                somebody(Role.ADMINISTRATOR), () -> decisions.decide(name, from, new BigDecimal(value), decision));
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private Actor somebody(Role role) {
        return users.actor(
                        users.register(UUID.randomUUID() + "@example.org", UUID.randomUUID(), "Jo", "en", Set.of(role)),
                        null)
                .orElseThrow();
    }
}
