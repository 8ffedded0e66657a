/** What a module gives so that its documents can be printed. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.documents.spi;
