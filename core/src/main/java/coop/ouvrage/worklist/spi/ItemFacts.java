package coop.ouvrage.worklist.spi;

import coop.ouvrage.worklist.Item;
import java.util.List;

/**
 * Facts beside an item, so that most can be judged without opening another page. One bean per type of subject, by the module that
 * keeps the subject.
 */
public interface ItemFacts {

    /**
     * A fact.
     *
     * @param label message key of what it is
     * @param value a day or an amount as ISO and plain number, a message key, or words as they are
     * @param href page of it; may be empty
     */
    record Fact(String label, String value, String href) {

        public static Fact of(String label, Object value) {
            return new Fact(label, value.toString(), "");
        }

        public Fact at(String page) {
            return new Fact(label, value, page);
        }
    }

    boolean knows(String subjectType);

    /** What is known of the item's subject, the most telling first; nothing when it is gone. */
    List<Fact> of(Item item);
}
