/** What a country supplies about work contracts and declarations, and what a job supplies about its order. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.employment.spi;
