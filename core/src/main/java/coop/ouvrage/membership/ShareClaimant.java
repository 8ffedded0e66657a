package coop.ouvrage.membership;

import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import coop.ouvrage.treasury.spi.Claimant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Recognises the payment of a share by the reference that its subscription gave. */
@Component
class ShareClaimant implements Claimant {

    private static final String COOPERATIVE = "COOP";

    private final ShareRegister shares;

    ShareClaimant(ShareRegister shares) {
        this.shares = shares;
    }

    @Override
    public String name() {
        return "shares";
    }

    /** A payment to another of our entities is for an officer: shares are the co-operative's alone. */
    @Override
    public Optional<Claim> claim(BankLine line) {
        if (!line.isCredit() || !line.entity().equals(COOPERATIVE)) {
            return Optional.empty();
        }
        return line.references().stream()
                .flatMap(reference -> shares.awaiting(reference).stream())
                .findFirst()
                .map(subscription -> new Claim(
                        subscription.id(),
                        line.amount().compareTo(subscription.due()) <= 0
                                ? Certainty.REFERENCE
                                : Certainty.REFERENCE_AMOUNT_DIFFERS,
                        "membership.claim.share",
                        Map.of("shares", subscription.shares())));
    }

    @Override
    public void settle(BankLine line, Claim claim) {
        shares.paid(claim.subjects().getFirst(), line.amount(), line.bookedOn(), line.key("share"))
                .orThrow();
    }
}
