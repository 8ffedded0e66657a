package coop.ouvrage.unit;

import coop.ouvrage.access.spi.Relation;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "A unit of my portfolio": the person advises it. */
@Component
class PortfolioRelation implements Relation {

    private final UnitStore units;

    PortfolioRelation(UnitStore units) {
        this.units = units;
    }

    @Override
    public String name() {
        return "portfolio";
    }

    @Override
    public boolean holds(UUID party, UUID unit) {
        return units.find(unit).map(u -> party.equals(u.adviser())).orElse(false);
    }
}
