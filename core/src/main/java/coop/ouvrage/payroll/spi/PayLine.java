package coop.ouvrage.payroll.spi;

import coop.ouvrage.money.Money;

/**
 * One line of a payslip.
 *
 * @param code what it is; its words have the message key {@code line.<code>}
 * @param amount its effect on the net: what is withheld is negative
 */
public record PayLine(String code, LineKind kind, Money amount) {}
