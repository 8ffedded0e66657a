package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lasting contract of which a work contract is one month.
 *
 * @param firstMonth carries the signatures and the hiring declaration
 * @param endsOn null when it is open-ended
 * @param factor hours of the law's full-time week beside those of the house: an hour here counts for that many in a wage
 * @param earnedAtEnd gross of the calendar year in which it ends, on its last month; null on every other
 * @param untaken gross of the year before for which leave was not taken, on its last month; zero on every other
 */
public record LongTerm(
        UUID id,
        ContractId firstMonth,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        BigDecimal factor,
        @Nullable Money earnedAtEnd,
        Money untaken) {}
