package coop.ouvrage.unit;

import coop.ouvrage.ledger.spi.DimensionNames;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The names of units on pages of the books. */
@Component
class UnitNames implements DimensionNames {

    private final Units units;

    UnitNames(Units units) {
        this.units = units;
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> ids) {
        return units.of(ids).stream().collect(Collectors.toMap(u -> u.id().value(), ProductionUnit::name));
    }
}
