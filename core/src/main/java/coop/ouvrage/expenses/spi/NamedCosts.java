package coop.ouvrage.expenses.spi;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which costs the accepted order of a job names: its money, open and covered too, may repay them. */
public interface NamedCosts {

    Optional<Named> ofJob(UUID job);

    /** Whose job it is: nobody claims on the job of another unit. Empty for one that is not known. */
    Optional<UUID> unitOf(UUID job);

    /** Costs of orders whose work, not given up, ended between two days, both included, and that are not {@link #closed}. */
    List<Ended> ended(LocalDate from, LocalDate to);

    /** Nobody may claim the costs of this order any more, in the transaction that says so. */
    void closed(UUID order, LocalDate on);

    /** Costs that an order names, of work that is over. */
    record Ended(UUID job, UUID unit, Named named) {}

    /**
     * @param order also the purpose for which the unit holds the money
     */
    record Named(UUID order, UUID client, Money costs) {}
}
