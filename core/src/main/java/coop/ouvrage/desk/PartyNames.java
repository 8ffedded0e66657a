package coop.ouvrage.desk;

import coop.ouvrage.ledger.spi.DimensionNames;
import coop.ouvrage.parties.Parties;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The names of people and organisations on pages of the books, which hold identifiers only. */
@Component
class PartyNames implements DimensionNames {

    private final Parties parties;

    PartyNames(Parties parties) {
        this.parties = parties;
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> ids) {
        return parties.names(ids);
    }
}
