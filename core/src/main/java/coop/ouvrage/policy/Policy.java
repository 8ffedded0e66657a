package coop.ouvrage.policy;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One value from a day on, until the next one.
 *
 * @param name module and rule: {@code guarantee.limit.first}
 * @param unit what the value counts: {@code EUR}, {@code /1}, {@code day}, {@code hour}
 * @param decision who decided it and when, in the words of the decision
 */
public record Policy(String name, LocalDate from, BigDecimal value, String unit, String decision) {}
