package coop.ouvrage.worklist.spi;

import coop.ouvrage.worklist.Item;
import java.util.List;

/** Facts beside an item, so that most can be judged without opening another page. One bean per kind, by the module that opens it. */
public interface ItemFacts {

    /** A fact; {@code href} may be empty. */
    record Fact(String label, String value, String href) {}

    boolean knows(String kind);

    List<Fact> of(Item item, String language);
}
