/** Pages and API of expense claims. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.expenses.web;
