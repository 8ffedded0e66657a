package coop.ouvrage.employment.spi;

import coop.ouvrage.employment.WorkDay;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shifts that one person is asked to work, beside those that they have agreed to already: the law on working time looks at the person,
 * not at the contract.
 *
 * @param birthDate none counts as adult
 * @param others shifts of other contracts in the weeks around
 */
public record TimePlan(@Nullable LocalDate birthDate, List<WorkDay> asked, List<WorkDay> others) {

    public TimePlan {
        asked = List.copyOf(asked);
        others = List.copyOf(others);
    }
}
