/**
 * A bank for demo and tests: keeps accounts, takes payment files, receives what clients pay, hands out statements in both official
 * forms. Shares no class with the product; speaks HTTP on the loopback and files.
 */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.simulators.bank;
