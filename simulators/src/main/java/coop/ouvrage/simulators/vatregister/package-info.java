/** The register of VAT numbers of the member states (VIES). */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.simulators.vatregister;
