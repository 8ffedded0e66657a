/**
 * Exchange rates of the euro: the reference rates that the European Central Bank publishes, by day. It tells the rate of a day and
 * converts; it books nothing and knows no document.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"money", "refusal", "calendar", "access", "audit", "words", "web", "web :: spi"})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.exchange;
