/** The public form of the mediation mailbox, and its desk. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.concern.web;
