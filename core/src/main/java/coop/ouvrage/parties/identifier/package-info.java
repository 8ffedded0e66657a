/** Numbers that states give to people and organisations: their form and check digits, not whether anybody bears them. */
@org.springframework.modulith.NamedInterface("identifier")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.parties.identifier;
