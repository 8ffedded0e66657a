/** The pages of the annual report: for finance and auditors as a whole, for all members where the money goes. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.reporting.web;
