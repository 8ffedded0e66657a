/** What units may spend, on a real database. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.unit;
