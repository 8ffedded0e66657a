/** What pages ask upward: the units of whoever reads, paths open to strangers. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.web.spi;
