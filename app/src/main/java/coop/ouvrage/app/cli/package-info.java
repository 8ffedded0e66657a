/** The verbs of {@code ./ouvrage}, one class each, thin over the modules. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.cli;
