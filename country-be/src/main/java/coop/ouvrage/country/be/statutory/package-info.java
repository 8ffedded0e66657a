/** The Belgian periodic VAT return, intra-Community listing and annual client listing. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country.be.statutory;
