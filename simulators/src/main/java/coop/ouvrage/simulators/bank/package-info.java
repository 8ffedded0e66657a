/**
 * A bank that takes payment files, receives clients' payments, and writes statements as CODA and CAMT, on good days and on bad
 * ones. Speaks HTTP on the loopback, keeps its own state and log, shares no class with the product.
 */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.simulators.bank;
