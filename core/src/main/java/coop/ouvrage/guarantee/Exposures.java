package coop.ouvrage.guarantee;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the risk of the fund lies: by sector and by member, against the limits that the board has set. */
@Service
public class Exposures {

    private final CoverStore store;
    private final CoverSums covers;
    private final Units units;
    private final Policies policies;
    private final Permissions permissions;
    private final BusinessTime time;

    Exposures(
            CoverStore store,
            CoverSums covers,
            Units units,
            Policies policies,
            Permissions permissions,
            BusinessTime time) {
        this.store = store;
        this.covers = covers;
        this.units = units;
        this.policies = policies;
        this.permissions = permissions;
        this.time = time;
    }

    /** The sectors that the fund stands behind, the largest first. The limit of each is a share of what it stands behind in all. */
    @Transactional(readOnly = true)
    public List<Exposure> bySector(String entity) {
        Money limit = store.standing(entity).times(policies.rate("guarantee.limit.sector", time.today()));
        return grouped(entity, unit -> unit.trade().strip())
                .map((sector, of) -> new Exposure(null, sector, of.orders(), of.standing(), of.atRisk(), limit));
    }

    /** The members whose units it stands behind, the largest first. */
    @Transactional(readOnly = true)
    public List<Exposure> byMember(String entity) {
        Money limit = policies.amount("guarantee.limit.member", time.today());
        return grouped(entity, ProductionUnit::holderOrNone)
                .map((member, of) -> new Exposure(member, "", of.orders(), of.standing(), of.atRisk(), limit));
    }

    /** How many sectors and members stand above their limit; for the watch, which needs none of them by name. */
    int exceeded(String entity) {
        LocalDate today = time.today();
        return covers.exceeded(
                entity,
                store.standing(entity).times(policies.rate("guarantee.limit.sector", today)),
                policies.amount("guarantee.limit.member", today));
    }

    /** What covers of one unit come to. */
    record OfUnit(UUID unit, int orders, Money standing, Money atRisk) {

        OfUnit plus(OfUnit other) {
            return new OfUnit(unit, orders + other.orders, standing.plus(other.standing), atRisk.plus(other.atRisk));
        }
    }

    private record Grouped<K>(Map<K, OfUnit> sums) {

        List<Exposure> map(java.util.function.BiFunction<K, OfUnit, Exposure> how) {
            return sums.entrySet().stream()
                    .map(each -> how.apply(each.getKey(), each.getValue()))
                    .sorted(Comparator.comparing(Exposure::standing).reversed())
                    .toList();
        }
    }

    private <K> Grouped<K> grouped(String entity, Function<ProductionUnit, @Nullable K> key) {
        permissions.require(Permission.GUARANTEE_READ);
        List<OfUnit> byUnit = covers.byUnit(entity);
        Map<UUID, ProductionUnit> known = new HashMap<>();
        units.of(byUnit.stream().map(OfUnit::unit).toList())
                .forEach(unit -> known.put(unit.id().value(), unit));
        Map<K, OfUnit> sums = new HashMap<>();
        for (OfUnit of : byUnit) {
            ProductionUnit unit = known.get(of.unit());
            K name = unit == null ? null : key.apply(unit);
            if (name != null) {
                sums.merge(name, of, OfUnit::plus);
            }
        }
        return new Grouped<>(sums);
    }
}
