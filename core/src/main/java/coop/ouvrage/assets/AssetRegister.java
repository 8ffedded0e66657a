package coop.ouvrage.assets;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.NotFound;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register as its readers may see it: holders what their units use, finance and auditors all. */
@Service
public class AssetRegister {

    private final AssetStore store;
    private final Units units;
    private final Permissions permissions;
    private final CurrentUser user;
    private final BusinessTime time;

    AssetRegister(AssetStore store, Units units, Permissions permissions, CurrentUser user, BusinessTime time) {
        this.store = store;
        this.units = units;
        this.permissions = permissions;
        this.user = user;
        this.time = time;
    }

    /** @throws NotFound if there is none, or it is not for the reader */
    @Transactional(readOnly = true)
    public Asset get(UUID id) {
        return store.find(id)
                .filter(asset -> permissions.allows(Permission.LEDGER_READ)
                        || permissions.allows(Permission.PURCHASE_READ, asset.unit()))
                .orElseThrow(NotFound::new);
    }

    /** Of all units, for those who read the books; else of the reader's units. */
    @Transactional(readOnly = true)
    public AssetQuery.Found list(AssetQuery query) {
        return store.rows(permissions.allows(Permission.LEDGER_READ) ? null : mine(), query);
    }

    /** Of the reader's units only. */
    @Transactional(readOnly = true)
    public AssetQuery.Found mine(AssetQuery query) {
        return store.rows(mine(), query);
    }

    /** Months booked, and those to come. */
    @Transactional(readOnly = true)
    public List<Asset.Part> plan(Asset asset) {
        List<Asset.Part> plan = new ArrayList<>(store.charged(asset.id()));
        YearMonth now = YearMonth.from(time.today());
        YearMonth running = store.isRun(asset.entity(), now.minusMonths(1)) ? now : now.minusMonths(1);
        YearMonth after = plan.isEmpty() ? running : plan.getLast().month().plusMonths(1);
        plan.addAll(asset.planned(
                Stream.of(running, after, YearMonth.from(asset.acquiredOn()), YearMonth.from(asset.usedFrom()))
                        .max(Comparator.naturalOrder())
                        .orElseThrow()));
        return plan;
    }

    /** Whether the reader may change rows. */
    public boolean mayChange() {
        return permissions.allows(Permission.LEDGER_CORRECT);
    }

    /** @throws coop.ouvrage.access.AccessDenied unless the reader reads the books */
    public void requireAll() {
        permissions.require(Permission.LEDGER_READ);
    }

    private List<UUID> mine() {
        return user.partyId().stream()
                .flatMap(party -> Stream.concat(units.ofHolder(party).stream(), units.ofAdviser(party).stream()))
                .map(unit -> unit.id().value())
                .distinct()
                .toList();
    }
}
