package coop.ouvrage.accounting;

import coop.ouvrage.ledger.spi.ClosingCheck;
import coop.ouvrage.money.Money;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Costs paid in the name of clients and not charged yet, and what was charged without a cost. */
@Component
class DisbursementChecks implements ClosingCheck {

    private final Disbursements disbursements;

    DisbursementChecks(Disbursements disbursements) {
        this.disbursements = disbursements;
    }

    @Override
    public List<Item> look(String entity, YearMonth month) {
        List<Money> left = disbursements.left(entity, month.atDay(1)).stream()
                .map(Disbursements.Row::left)
                .toList();
        String href = "/desk/accounting/disbursements?entity=" + entity + "&month=" + month.atDay(1);
        return List.of(
                item(
                        "disbursed",
                        Money.sum(left.stream().filter(Money::isPositive).toList()),
                        href),
                item(
                        "disbursed_unproven",
                        Money.sum(left.stream().filter(Money::isNegative).toList())
                                .negate(),
                        href));
    }

    private static Item item(String code, Money rest, String href) {
        return new Item(code, rest.isZero() ? State.GOOD : State.LOOK, Map.of("amount", rest), href);
    }
}
