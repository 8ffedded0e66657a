package coop.ouvrage.purchases;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.purchases.Purchase.Part;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may say of a document, or of a part of it, that it was ordered and delivered. */
@Component
class Approvals {

    private final Units units;
    private final Permissions permissions;

    Approvals(Units units, Permissions permissions) {
        this.units = units;
        this.permissions = permissions;
    }

    /**
     * Parts that wait for the reader; none of a document that is booked as a whole. Finance, who may stand in for a holder, says yes for
     * the common pot first and to nothing else with the same word.
     */
    List<Part> mine(Purchase purchase) {
        List<Part> mine = purchase.parts().stream()
                .filter(part -> part.approvedBy() == null && isMine(Purchase.unit(part.coding())))
                .toList();
        List<Part> ofPot = mine.stream()
                .filter(part -> isPot(Purchase.unit(part.coding())))
                .toList();
        return ofPot.isEmpty() ? mine : ofPot;
    }

    /** Whether it waits for the reader, wholly or in part. */
    boolean waitForMe(Purchase purchase) {
        return purchase.parts().isEmpty()
                ? purchase.units().stream().anyMatch(this::isMine)
                : !mine(purchase).isEmpty();
    }

    private boolean isMine(UUID unit) {
        return isPot(unit)
                ? permissions.allows(Permission.PURCHASE_BOOK)
                : permissions.allows(Permission.PURCHASE_APPROVE, unit);
    }

    private boolean isPot(UUID unit) {
        return units.get(unit).kind() == ProductionUnit.Kind.POT;
    }

    /** Finance for the common pot only, which nobody holds; of a divided document those who have a part to approve. */
    void require(Purchase purchase) {
        UUID unit = purchase.parts().stream()
                .filter(part -> part.approvedBy() == null)
                .map(part -> Purchase.unit(part.coding()))
                .findFirst()
                .orElse(purchase.coding().unit());
        if (unit == null || isPot(unit)) {
            permissions.require(Permission.PURCHASE_BOOK);
        } else {
            permissions.require(Permission.PURCHASE_APPROVE, unit);
        }
    }

    /** Whoever may refuse it: each holder of a unit that would bear something. */
    boolean holdAny(Purchase purchase) {
        return purchase.units().isEmpty()
                ? permissions.allows(Permission.PURCHASE_BOOK)
                : purchase.units().stream().anyMatch(unit -> permissions.allows(Permission.PURCHASE_APPROVE, unit));
    }

    void requireAny(Purchase purchase) {
        if (!holdAny(purchase)) {
            if (purchase.units().isEmpty()) {
                permissions.require(Permission.PURCHASE_BOOK);
            } else {
                permissions.require(
                        Permission.PURCHASE_APPROVE, purchase.units().getFirst());
            }
        }
    }
}
