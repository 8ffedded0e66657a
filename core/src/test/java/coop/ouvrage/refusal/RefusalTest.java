package coop.ouvrage.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {

    private final Refusal late = Refusal.of("jobs.late", "days", 3, "unit", "U1");

    @Test
    void keepsArgumentsInTheirOrder() {
        assertThat(late.arguments()).containsExactly(java.util.Map.entry("days", 3), java.util.Map.entry("unit", "U1"));
        assertThat(late.messageKey()).isEqualTo("refusal.jobs.late");
    }

    @Test
    void refusesANameWithoutAValue() {
        assertThatThrownBy(() -> Refusal.of("jobs.late", "days")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusedOutcomeGivesEveryReasonAndNoValue() {
        Outcome<String> outcome = Outcome.refused(List.of(late, Refusal.of("jobs.short")));
        assertThat(outcome.isDone()).isFalse();
        assertThat(outcome.map(String::length).refusals())
                .extracting(Refusal::code)
                .containsExactly("jobs.late", "jobs.short");
        assertThatThrownBy(outcome::orThrow)
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusals()).hasSize(2));
    }
}
