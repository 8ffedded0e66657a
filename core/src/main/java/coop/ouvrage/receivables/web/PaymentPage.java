package coop.ouvrage.receivables.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.Settlement;
import java.util.List;

/** How an invoice stands, for those who made it: paid, open, or lost and who bears it. */
public record PaymentPage(OpenItem item, List<Settlement> settlements) {

    public boolean isLost() {
        return item.lost().isPositive();
    }

    public Money fundBears() {
        return sum(Settlement.Kind.LOSS).minus(sum(Settlement.Kind.RECOVERY));
    }

    public Money unitBears() {
        return net(Settlement.Kind.LOSS).minus(net(Settlement.Kind.RECOVERY)).minus(fundBears());
    }

    public Money vat() {
        return lost().minus(fundBears()).minus(unitBears());
    }

    public Money lost() {
        return item.lost().minus(item.recovered());
    }

    private Money sum(Settlement.Kind kind) {
        return Money.sum(parts(kind).stream().map(Settlement.PartShare::fund).toList());
    }

    private Money net(Settlement.Kind kind) {
        return Money.sum(parts(kind).stream().map(Settlement.PartShare::net).toList());
    }

    private List<Settlement.PartShare> parts(Settlement.Kind kind) {
        return settlements.stream()
                .filter(settlement -> settlement.kind() == kind && settlement.undoneOn() == null)
                .flatMap(settlement -> settlement.parts().stream())
                .toList();
    }
}
