/** Stands in for the central bank that publishes reference rates of the euro; its rates are invented. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.simulators.centralbank;
