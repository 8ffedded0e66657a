/**
 * What a test over the modules needs: put {@link coop.ouvrage.app.testing.OuvrageTest} on the class and inject beans.
 */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.testing;
