package coop.ouvrage.unit;

import coop.ouvrage.web.spi.MyUnits;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The open units of a holder, for the navigation of their pages. */
@Component
class HolderUnits implements MyUnits {

    private final UnitStore units;

    HolderUnits(UnitStore units) {
        this.units = units;
    }

    @Override
    public List<MyUnit> of(UUID party) {
        return units.ofHolder(party).stream()
                .filter(ProductionUnit::open)
                .map(unit -> new MyUnit(unit.id().value(), unit.name()))
                .toList();
    }
}
