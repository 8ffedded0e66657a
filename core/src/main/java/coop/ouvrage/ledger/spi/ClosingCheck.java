package coop.ouvrage.ledger.spi;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** What must be so before a month is closed. Every module adds its own as a bean; the checklist shows them all. */
public interface ClosingCheck {

    /** What it finds of a month of an entity, one item or none for each thing it looks at. Reads sums, never all history. */
    List<Item> look(String entity, YearMonth month);

    /** How an item stands. */
    enum State {
        GOOD,
        /** Worth a look; the month may be closed all the same. */
        LOOK,
        /** The month is not closed while it is so. */
        BLOCKS
    }

    /**
     * One line of the checklist.
     *
     * @param code text {@code closing.CODE} names it, {@code closing.CODE.STATE} says how it stands with these values
     * @param href where one can do something about it
     */
    record Item(String code, State state, Map<String, Object> values, String href) {}
}
