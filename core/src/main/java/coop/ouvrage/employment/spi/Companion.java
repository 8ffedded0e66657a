package coop.ouvrage.employment.spi;

import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that goes with some contracts and that the law, or the house, wants to see before the work: a post sheet, a mission abroad. */
public interface Companion {

    /** What must be there before the entity signs and declares; empty for contracts that it does not concern. */
    List<Refusal> missing(WorkContract contract);

    /** Where a reader of the contract finds it; empty for contracts that it does not concern. */
    Optional<Link> link(WorkContract contract);

    /** What it adds to the proof of a contract: name of a file to its content, in order. */
    Map<String, byte[]> proof(WorkContract contract);

    /** A page by the key of its text. */
    record Link(String key, String path) {}
}
