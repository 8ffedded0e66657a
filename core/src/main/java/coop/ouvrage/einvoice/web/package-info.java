/** Pages of the module; no rule. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.einvoice.web;
