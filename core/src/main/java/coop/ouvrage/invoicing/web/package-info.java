/** Pages and API of quotes, orders and invoices: for members and staff by role, for clients by their link. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.invoicing.web;
