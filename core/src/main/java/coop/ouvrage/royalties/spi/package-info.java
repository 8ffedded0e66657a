/** What royalties ask the country: how author's rights are recognised and taxed. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.royalties.spi;
