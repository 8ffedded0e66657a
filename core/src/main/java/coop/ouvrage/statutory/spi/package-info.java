/** What statutory output asks of a country: the grids of its VAT return and the files that its tax office takes. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.statutory.spi;
