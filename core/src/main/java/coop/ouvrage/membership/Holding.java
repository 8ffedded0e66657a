package coop.ouvrage.membership;

import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PartyId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one person owns of the co-operative, added up from the register.
 *
 * @param shares subscribed and not taken back
 * @param paidShares of these, the ones of subscriptions paid in full
 * @param since the day on which the first of them was paid; null before that
 */
public record Holding(
        PartyId party,
        int shares,
        int paidShares,
        Money called,
        Money paid,
        @Nullable LocalDate since) {

    static Holding none(PartyId party) {
        return new Holding(party, 0, 0, Money.ZERO, Money.ZERO, null);
    }

    /** Rights begin with the first paid share. */
    public boolean isShareholder() {
        return paidShares > 0;
    }

    public Money due() {
        return called.minus(paid);
    }
}
