/** What a country says about annual accounts, and what other modules say about a month before it is closed. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.accounting.spi;
