/** What the books ask of others: a chart of accounts from the country, invariants from every module. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.ledger.spi;
