/** What a country supplies to the receipts journal: its limits. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.takings.spi;
