package coop.ouvrage.takings.spi;

import coop.ouvrage.money.Money;
import java.time.LocalDate;

/** Until where the law lets sales be written into a receipts journal, and how. */
public interface TakingsLaw {

    /** Goods above this amount have a line of their own that says what was sold. */
    Money namedAbove(LocalDate on);

    /** Meals served for more than this in a year, before VAT and without drinks, need a registered cash register. */
    Money mealsWithoutRegister(LocalDate on);
}
