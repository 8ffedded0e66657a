/** The invariants of the books, each one query over everything there is. Proves; repairs nothing. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.ledger.proof;
