/** What a country supplies to purchases: the VAT that a buyer owes. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.purchases.spi;
