/** Countries: each supplies what the core asks for by its interfaces. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country;
