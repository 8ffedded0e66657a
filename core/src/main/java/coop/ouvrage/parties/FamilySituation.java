package coop.ouvrage.parties;

import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The family of a worker as the withholding tax sees it. It is that of 1 January of {@code year}: a later change counts from
 * the next year. A disabled child is one of {@code children} and named again in {@code disabledChildren}.
 */
public record FamilySituation(
        int year,
        CivilStatus status,
        @Nullable SpouseIncome spouseIncome,
        boolean disabled,
        boolean spouseDisabled,
        int children,
        int disabledChildren,
        int otherDependants) {

    private static final int MOST_CHILDREN = 20;

    /** A single person without dependants: what is used, and said to be used, until somebody declares. */
    public static FamilySituation undeclared(int year) {
        return new FamilySituation(year, CivilStatus.SINGLE, null, false, false, 0, 0, 0);
    }

    /** The same family for another year. */
    public FamilySituation in(int otherYear) {
        return new FamilySituation(
                otherYear, status, spouseIncome, disabled, spouseDisabled, children, disabledChildren, otherDependants);
    }

    /** What is wrong with this declaration, in the order of the form; empty if nothing is. */
    public List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        if (status.hasSpouse() && spouseIncome == null) {
            refusals.add(Refusal.of("parties.spouse_income_missing"));
        }
        if (!status.hasSpouse() && (spouseIncome != null || spouseDisabled)) {
            refusals.add(Refusal.of("parties.spouse_without_marriage"));
        }
        if (children < 0 || children > MOST_CHILDREN || otherDependants < 0 || otherDependants > MOST_CHILDREN) {
            refusals.add(Refusal.of("parties.dependants_count", "most", MOST_CHILDREN));
        }
        if (disabledChildren < 0 || disabledChildren > children) {
            refusals.add(Refusal.of("parties.disabled_children_count"));
        }
        return List.copyOf(refusals);
    }
}
