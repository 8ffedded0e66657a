package coop.ouvrage.payroll.spi;

import coop.ouvrage.money.Money;

/**
 * One cost of the employer on top of the gross wage.
 *
 * @param code what it is; its words have the message key {@code line.<code>}
 * @param verified whether every figure of the law behind it was verified twice
 */
public record CostLine(String code, CostKind kind, Money amount, boolean verified) {}
