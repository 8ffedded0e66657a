package coop.ouvrage.parties;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FamilySituationTest {

    @Test
    void aSingleParentIsFine() {
        assertThat(codes(CivilStatus.SINGLE, null, 2, 1)).isEmpty();
    }

    @Test
    void aSpouseHasAnIncomeClass() {
        assertThat(codes(CivilStatus.MARRIED, null, 0, 0)).containsExactly("parties.spouse_income_missing");
        assertThat(codes(CivilStatus.COHABITING, SpouseIncome.NO_INCOME, 0, 0)).isEmpty();
    }

    @Test
    void withoutMarriageThereIsNoSpouse() {
        assertThat(codes(CivilStatus.DIVORCED, SpouseIncome.OWN_INCOME, 0, 0))
                .containsExactly("parties.spouse_without_marriage");
    }

    @Test
    void disabledChildrenAreAmongTheChildren() {
        assertThat(codes(CivilStatus.SINGLE, null, 1, 2)).containsExactly("parties.disabled_children_count");
        assertThat(codes(CivilStatus.SINGLE, null, -1, 0))
                .containsExactly("parties.dependants_count", "parties.disabled_children_count");
    }

    private static List<String> codes(CivilStatus status, @Nullable SpouseIncome spouse, int children, int disabled) {
        return new FamilySituation(2026, status, spouse, false, false, children, disabled, 0)
                .refusals().stream().map(Refusal::code).toList();
    }
}
