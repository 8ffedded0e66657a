package coop.ouvrage.payroll.spi;

import coop.ouvrage.legislation.Trace;
import coop.ouvrage.money.Money;

/**
 * What creditors may take of the pay of a month.
 *
 * @param amount rounded down to the cent, so that no more than the law allows is ever taken
 */
public record Seizable(Money amount, Trace trace) {}
