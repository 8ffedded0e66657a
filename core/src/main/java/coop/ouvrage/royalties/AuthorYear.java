package coop.ouvrage.royalties;

import coop.ouvrage.money.Money;
import java.util.UUID;

/**
 * What an entity owed an author in a calendar year: the figures of the yearly slip.
 *
 * @param costs that the law deems the author to have had
 */
public record AuthorYear(String entity, UUID author, Money gross, Money costs, Money tax) {

    public Money net() {
        return gross.minus(tax);
    }
}
