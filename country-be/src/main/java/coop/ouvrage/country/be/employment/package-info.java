/** Belgian rules of short work contracts, and the immediate declaration of work (Dimona) with its web service. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country.be.employment;
