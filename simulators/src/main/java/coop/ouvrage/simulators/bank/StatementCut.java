package coop.ouvrage.simulators.bank;

import java.time.LocalDate;
import java.util.List;

/** One statement of one account: from balance to balance. */
record StatementCut(
        String iban,
        String holder,
        String bic,
        int number,
        LocalDate openingDate,
        long openingCents,
        LocalDate closingDate,
        long closingCents,
        List<Movement> movements) {

    long debits() {
        return -movements.stream().mapToLong(Movement::cents).filter(c -> c < 0).sum();
    }

    long credits() {
        return movements.stream().mapToLong(Movement::cents).filter(c -> c > 0).sum();
    }
}
