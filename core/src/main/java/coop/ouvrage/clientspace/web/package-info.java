/** Pages and programs' interface of the client's space; no rule. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.clientspace.web;
