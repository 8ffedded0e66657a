/**
 * An access point of the Peppol network as seen by a sender: look-up, sending, delivery reports, inbox, over HTTP with state
 * and log of its own. Shares no class with the product and checks no invoice beyond what a real one must read to route it.
 */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.simulators.accesspoint;
