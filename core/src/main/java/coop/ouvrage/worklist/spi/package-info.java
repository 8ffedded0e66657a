/** What the worklist asks upward: the facts that somebody needs to see beside an item. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.worklist.spi;
