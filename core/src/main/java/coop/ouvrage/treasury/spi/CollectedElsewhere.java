package coop.ouvrage.treasury.spi;

import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.refusal.Refusal;
import java.util.Optional;

/** Whoever collects what is owed in another way, so that a direct debit of it would take the money twice. */
public interface CollectedElsewhere {

    /** Why nothing is to be collected by direct debit under a reference; empty where nothing stands against it. */
    Optional<Refusal> against(StructuredReference reference);
}
