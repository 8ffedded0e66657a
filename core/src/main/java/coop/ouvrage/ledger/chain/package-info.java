/** Seals committed entries into one chain per entity and keeps its heads outside the database. Knows no account and no amount. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.ledger.chain;
