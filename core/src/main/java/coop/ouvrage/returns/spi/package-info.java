/** What a country pack gives so that wages are declared: the returns it knows, their content and their file. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.returns.spi;
