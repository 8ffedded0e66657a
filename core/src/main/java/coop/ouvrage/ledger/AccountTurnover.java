package coop.ouvrage.ledger;

import coop.ouvrage.money.Money;

/** Debits and credits of an account over a time. */
public record AccountTurnover(String account, Money debit, Money credit) {

    /** Debit positive. */
    public Money balance() {
        return debit.minus(credit);
    }
}
