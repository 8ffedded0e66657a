/** The Belgian rules of the receipts journal (royal decree no. 1, art. 14 and 21bis). */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country.be.takings;
