/**
 * The directory of the e-invoice network as a sender sees it: the locator (a name server with NAPTR records, over UDP) and a publisher of
 * what participants take (SMP, over HTTP). Shares no class with the product.
 */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.simulators.directory;
