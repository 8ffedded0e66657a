/** Belgian returns and papers of employers: DmfA, withholding tax, sheets 281.10, papers on leaving. Their codes are files under {@code legislation/be/declarations}. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country.be.returns;
