/** What recovery asks upward: the law of late payment, and the links by which clients reach their papers. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.recovery.spi;
