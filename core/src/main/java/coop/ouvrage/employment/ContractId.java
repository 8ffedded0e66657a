package coop.ouvrage.employment;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.UUID;

/** Identifies one work contract. */
public record ContractId(UUID value) {

    static ContractId next() {
        return new ContractId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
