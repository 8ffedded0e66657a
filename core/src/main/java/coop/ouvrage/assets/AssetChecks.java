package coop.ouvrage.assets;

import coop.ouvrage.ledger.spi.ClosingCheck;
import coop.ouvrage.money.Money;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whether everything that is used for years was depreciated up to a month. */
@Component
class AssetChecks implements ClosingCheck {

    private final AssetStore store;

    AssetChecks(AssetStore store) {
        this.store = store;
    }

    @Override
    public List<Item> look(String entity, YearMonth month) {
        Money rest = store.behind(entity, month);
        return List.of(new Item(
                "depreciated",
                rest.isZero() ? State.GOOD : State.LOOK,
                Map.of("amount", rest),
                "/desk/investments?filter=used"));
    }
}
