/** The application: puts the artifacts together, and the command line. No rule and no table of its own. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app;
