package coop.ouvrage.unit;

import coop.ouvrage.access.spi.Relation;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "My unit": the person holds it. */
@Component
class HolderRelation implements Relation {

    private final UnitStore units;

    HolderRelation(UnitStore units) {
        this.units = units;
    }

    @Override
    public String name() {
        return "holder";
    }

    @Override
    public boolean holds(UUID party, UUID unit) {
        return units.find(unit).map(u -> party.equals(u.holderOrNone())).orElse(false);
    }
}
