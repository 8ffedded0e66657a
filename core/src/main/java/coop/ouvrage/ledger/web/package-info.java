/** Pages of the books for finance and auditors: lines, entries, accounts, closings. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.ledger.web;
