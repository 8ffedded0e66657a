/** Doors: welcome, log-in, forgotten passwords. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.portal.entry;
