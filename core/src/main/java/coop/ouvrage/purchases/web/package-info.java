/** Pages and API of invoices of suppliers. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.purchases.web;
