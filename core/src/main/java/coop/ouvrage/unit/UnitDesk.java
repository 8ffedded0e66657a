package coop.ouvrage.unit;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.membership.Member;
import coop.ouvrage.membership.Membership;
import coop.ouvrage.membership.ShareRegister;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the team decides of units. A further one of a member: a second activity, or a budget in the training entity beside the one in
 * the production entity; each has books of its own, and the first comes with admission. And who advises a unit.
 */
@Service
public class UnitDesk {

    private final Units units;
    private final LegalEntities entities;
    private final Membership membership;
    private final ShareRegister shares;
    private final Users users;
    private final Permissions permissions;

    UnitDesk(
            Units units,
            LegalEntities entities,
            Membership membership,
            ShareRegister shares,
            Users users,
            Permissions permissions) {
        this.units = units;
        this.entities = entities;
        this.membership = membership;
        this.shares = shares;
        this.users = users;
        this.permissions = permissions;
    }

    /** Opens it; its adviser is the one of the member's first unit. */
    @Transactional
    public Outcome<UnitId> open(UUID member, String entity, String name, String trade) {
        permissions.require(Permission.UNIT_OPEN);
        List<Refusal> refusals = new ArrayList<>();
        PartyId holder = new PartyId(member);
        if (membership.find(holder).filter(Member::isAdmitted).isEmpty()) {
            refusals.add(Refusal.of("unit.no_member"));
        } else if (!shares.holding(holder).isShareholder()) {
            refusals.add(Refusal.of("unit.share_for_second"));
        }
        if (!entities().containsKey(entity)) {
            refusals.add(Refusal.of("unit.entity_without_units"));
        }
        if (trade.isBlank() || trade.length() > Units.LONGEST_TRADE) {
            refusals.add(Refusal.of("unit.trade_missing"));
        }
        if (units.ofHolder(member).stream().anyMatch(unit -> isSame(unit, entity, name))) {
            refusals.add(Refusal.of("unit.name_taken"));
        }
        return refusals.isEmpty() ? opened(member, entity, name, trade) : Outcome.refused(refusals);
    }

    private static boolean isSame(ProductionUnit unit, String entity, String name) {
        return unit.open() && unit.entity().equals(entity) && unit.name().equalsIgnoreCase(name.strip());
    }

    private Outcome<UnitId> opened(UUID member, String entity, String name, String trade) {
        List<ProductionUnit> before = units.ofHolder(member);
        Outcome<UnitId> opened = units.open(entity, member, name, trade, false);
        if (opened instanceof Outcome.Done<UnitId>(UnitId id)
                && !before.isEmpty()
                && before.getFirst().adviser() != null) {
            units.adviser(id.value(), before.getFirst().adviser());
        }
        return opened;
    }

    /** Names who advises a unit, sees its budget and checks its invoices; null for nobody. */
    @Transactional
    public Outcome<UnitId> nameAdviser(UUID unit, @Nullable UUID adviser) {
        if (adviser != null && !advisers().containsKey(adviser)) {
            return Outcome.refused(Refusal.of("unit.no_adviser"));
        }
        units.adviser(unit, adviser);
        return Outcome.done(new UnitId(unit));
    }

    /** Who may advise units: names by party, in their order. */
    public Map<UUID, String> advisers() {
        Map<UUID, String> names = new LinkedHashMap<>();
        users.with(Role.ADVISER).stream()
                .filter(user -> user.party() != null)
                .forEach(user -> names.put(Objects.requireNonNull(user.party()), user.name()));
        return names;
    }

    /** The entities in which units live: names by code. */
    public Map<String, String> entities() {
        Map<String, String> names = new LinkedHashMap<>(entities.names());
        names.keySet().removeIf(code -> entities.get(code).kind() == LegalEntity.Kind.CO_OPERATIVE);
        return names;
    }
}
