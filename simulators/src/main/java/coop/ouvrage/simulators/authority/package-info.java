/**
 * A social-security authority that answers declarations of work as the real one does, and as it does on bad days. Speaks HTTP on the
 * loopback, keeps its own state and log, shares no class with the product.
 */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.simulators.authority;
