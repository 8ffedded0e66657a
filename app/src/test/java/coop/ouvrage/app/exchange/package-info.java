/** The product against the simulators, byte by byte, without a database. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.exchange;
