/** Author's rights in Belgian law: what royalties ask, answered from the dated figures under {@code legislation/be/copyright}. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country.be.royalties;
