package coop.ouvrage.returns.spi;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Author's rights that one person is owed, as they add to a return.
 *
 * @param entry what booked them, the source of its entry in the books; several authors may share it
 * @param day from which they are owed
 * @param gross before tax
 * @param costs that the law deems the author to have had
 * @param tax withheld
 */
public record PaidRights(UUID entry, UUID author, LocalDate day, Money gross, Money costs, Money tax) {

    /** The type of source under which the books know the entries. */
    public static final String SOURCE = "concession";

    public Money taxable() {
        return gross.minus(costs);
    }
}
