/** Pages and programs' interface of the module; no rule. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.exchange.web;
