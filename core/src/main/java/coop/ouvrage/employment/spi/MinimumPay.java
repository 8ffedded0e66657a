package coop.ouvrage.employment.spi;

import java.math.BigDecimal;

/**
 * The lowest gross pay for an hour of work, with where it comes from.
 *
 * @param rule code of the rule, such as a scale
 * @param source where the figure was read
 * @param mark how well it is verified; anything but {@code V2} is shown as unverified
 */
public record MinimumPay(BigDecimal hourly, String rule, String source, String mark) {}
