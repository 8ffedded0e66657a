/** Journeys of people through the whole product, in a real browser, on the demo as {@code ./ouvrage run} serves it. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.journey;
