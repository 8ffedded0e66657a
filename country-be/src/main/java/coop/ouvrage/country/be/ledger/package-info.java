/** The Belgian chart of accounts. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country.be.ledger;
