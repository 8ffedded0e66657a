package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.spi.Claim;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Claims on open items, with what their sentences name. */
final class ItemClaims {

    private ItemClaims() {}

    static Claim of(List<OpenItem> items, Claim.Certainty certainty, String reason, Map<UUID, String> names) {
        return of(
                items,
                certainty,
                reason,
                names,
                Money.sum(items.stream().map(OpenItem::left).toList()));
    }

    /** @param left what their sentence says is open */
    static Claim of(
            List<OpenItem> items, Claim.Certainty certainty, String reason, Map<UUID, String> names, Money left) {
        OpenItem first = items.getFirst();
        return new Claim(
                items.stream().map(OpenItem::invoice).toList(),
                certainty,
                reason,
                Map.of(
                        "number", items.stream().map(OpenItem::number).collect(Collectors.joining(", ")),
                        "left", left,
                        "due", first.dueOn(),
                        "client", names.getOrDefault(first.client(), "")));
    }
}
