package coop.ouvrage.assets;

import coop.ouvrage.ledger.AccountRole;
import java.util.Locale;

/** A kind of thing, with the accounts that hold what it cost and what was depreciated of it. */
public enum AssetClass {
    SOFTWARE(AccountRole.ASSET_SOFTWARE, AccountRole.ASSET_SOFTWARE_DEPRECIATED),
    EQUIPMENT(AccountRole.ASSET_EQUIPMENT, AccountRole.ASSET_EQUIPMENT_DEPRECIATED),
    COMPUTERS(AccountRole.ASSET_COMPUTERS, AccountRole.ASSET_COMPUTERS_DEPRECIATED),
    FURNITURE(AccountRole.ASSET_FURNITURE, AccountRole.ASSET_FURNITURE_DEPRECIATED),
    VEHICLES(AccountRole.ASSET_VEHICLES, AccountRole.ASSET_VEHICLES_DEPRECIATED);

    private final AccountRole cost;
    private final AccountRole depreciated;

    AssetClass(AccountRole cost, AccountRole depreciated) {
        this.cost = cost;
        this.depreciated = depreciated;
    }

    public AccountRole cost() {
        return cost;
    }

    public AccountRole depreciated() {
        return depreciated;
    }

    /** The policy that says in how many months it is depreciated. */
    public String term() {
        return "assets.term." + name().toLowerCase(Locale.ROOT);
    }
}
