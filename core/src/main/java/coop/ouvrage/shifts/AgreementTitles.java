package coop.ouvrage.shifts;

import coop.ouvrage.ledger.spi.DimensionNames;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The titles of agreements on pages of the books: what is invoiced by the week stands under its agreement. */
@Component
class AgreementTitles implements DimensionNames {

    private final AgreementStore store;

    AgreementTitles(AgreementStore store) {
        this.store = store;
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> ids) {
        return store.ofIds(ids).stream().collect(Collectors.toMap(ShiftAgreement::id, ShiftAgreement::title));
    }
}
