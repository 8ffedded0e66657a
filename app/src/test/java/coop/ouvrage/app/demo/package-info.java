/** The demo as its visitor meets it: loaded by {@code run}, played on the bench. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.demo;
