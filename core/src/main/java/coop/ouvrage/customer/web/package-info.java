/** Pages and API of the client register. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.customer.web;
