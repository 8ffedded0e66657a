package coop.ouvrage.desk.worklist;

import coop.ouvrage.worklist.spi.ItemFacts.Fact;
import java.util.List;

/** What stands at the right of the open row. */
public record Detail(Row row, List<Fact> facts, String taker) {}
