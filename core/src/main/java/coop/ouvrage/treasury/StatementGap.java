package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import java.time.LocalDate;

/**
 * Statements that nobody imported.
 *
 * @param from number of the first that is missing; the same as {@code to} for one, 0 where only the balances do not join
 * @param before closing day of the statement that follows
 * @param moved by how much the balance differs; zero where only numbers are missing
 */
public record StatementGap(BankAccount account, int from, int to, LocalDate before, Money moved) {}
