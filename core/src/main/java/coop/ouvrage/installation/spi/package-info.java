/** What operators want to know of every module: the work that waits in it. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.installation.spi;
