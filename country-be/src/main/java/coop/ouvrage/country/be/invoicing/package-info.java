/** Belgian VAT on sales: which case, which rate, which words. Not the return. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country.be.invoicing;
