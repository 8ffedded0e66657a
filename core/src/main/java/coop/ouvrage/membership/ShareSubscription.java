package coop.ouvrage.membership;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.parties.PartyId;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A promise to take shares, with the reference by which its payment is recognised.
 *
 * @param called par value times shares
 * @param paid what came in for it so far
 */
public record ShareSubscription(
        UUID id,
        PartyId party,
        int shares,
        Money called,
        StructuredReference reference,
        LocalDate subscribedOn,
        Money paid) {

    ShareSubscription with(Money received) {
        return new ShareSubscription(id, party, shares, called, reference, subscribedOn, paid.plus(received));
    }

    public Money due() {
        return called.minus(paid);
    }

    public boolean isPaid() {
        return !due().isPositive();
    }
}
