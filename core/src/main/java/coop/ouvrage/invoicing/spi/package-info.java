/** What a country supplies to invoicing: which VAT applies, and the words the law wants on the document. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.invoicing.spi;
