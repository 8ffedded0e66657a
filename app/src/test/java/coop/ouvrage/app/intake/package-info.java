/** Tests of loading from files. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.intake;
