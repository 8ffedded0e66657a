package coop.ouvrage.treasury;

import coop.ouvrage.money.Iban;

/**
 * An account of one of our legal entities.
 *
 * @param bic of its bank; empty when unknown, banks find it
 * @param receiving whether it is the one printed on invoices and debited by batches
 */
public record BankAccount(String entity, Iban iban, String bic, boolean receiving) {}
