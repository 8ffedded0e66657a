package coop.ouvrage.ledger;

import java.time.LocalDate;
import java.util.Map;

/**
 * Up to which day each entity is closed, at this moment and until the transaction ends.
 *
 * @param stripe the part of busy balances that this transaction writes to
 */
record OpenDays(Map<String, LocalDate> closedTo, int stripe) {

    LocalDate sameOrNext(String entity, LocalDate date) {
        LocalDate closed = closedTo.get(entity);
        return closed == null || date.isAfter(closed) ? date : closed.plusDays(1);
    }
}
