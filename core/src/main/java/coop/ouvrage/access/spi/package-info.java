/** What access asks upward: whether a relation holds between a person and a subject. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.access.spi;
