package coop.ouvrage.treasury.spi;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.treasury.BatchId;

/** Owes what is paid by a batch that each morning makes, before the bank's. */
public interface MorningBatch {

    /** Puts what an entity owes into a batch, which waits for its release; refused when there is nothing to pay. */
    Outcome<BatchId> batch(String entity);
}
