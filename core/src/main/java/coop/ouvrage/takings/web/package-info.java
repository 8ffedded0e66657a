/** Pages, exports and API of the receipts journal. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.takings.web;
