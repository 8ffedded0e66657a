package coop.ouvrage.unit;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
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
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A further unit of a member, which the team opens: a second activity, or a budget in the training entity beside the one in the
 * production entity. Each has books of its own; the first unit comes with admission.
 */
@Service
public class UnitOpening {

    private final Units units;
    private final LegalEntities entities;
    private final Membership membership;
    private final ShareRegister shares;
    private final Permissions permissions;

    UnitOpening(
            Units units,
            LegalEntities entities,
            Membership membership,
            ShareRegister shares,
            Permissions permissions) {
        this.units = units;
        this.entities = entities;
        this.membership = membership;
        this.shares = shares;
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
            return units.adviser(id.value(), before.getFirst().adviser());
        }
        return opened;
    }

    /** The entities in which units live: names by code. */
    public Map<String, String> entities() {
        Map<String, String> names = new LinkedHashMap<>(entities.names());
        names.keySet().removeIf(code -> entities.get(code).kind() == LegalEntity.Kind.CO_OPERATIVE);
        return names;
    }
}
