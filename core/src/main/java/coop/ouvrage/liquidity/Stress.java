package coop.ouvrage.liquidity;

import coop.ouvrage.money.Money;

/**
 * What might go wrong.
 *
 * @param amount that a failing client owes, VAT included; else zero
 * @param percent by which turnover falls for thirty days; else zero
 * @param days by which clients pay later; else zero
 */
public record Stress(Kind kind, Money amount, int percent, int days) {

    /** Which one. Message key {@code liquidity.stress.<name>}. */
    public enum Kind {
        NONE,
        CLIENT_FAILS,
        TURNOVER_FALLS,
        PAID_LATER
    }

    /** How long turnover stays low. */
    static final int LOW_DAYS = 30;

    public static final Stress NONE = new Stress(Kind.NONE, Money.ZERO, 0, 0);

    public static Stress clientFails(Money owed) {
        return new Stress(Kind.CLIENT_FAILS, owed, 0, 0);
    }

    public static Stress turnoverFalls(int percent) {
        return new Stress(Kind.TURNOVER_FALLS, Money.ZERO, percent, 0);
    }

    public static Stress paidLater(int days) {
        return new Stress(Kind.PAID_LATER, Money.ZERO, 0, days);
    }
}
