/** The books on a real database. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.ledger;
