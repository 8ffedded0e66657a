/**
 * Bank files: statements (CODA, CAMT) read into one form, payments (pain.001) written. Bytes in, records out and the reverse;
 * no database, no decision about money.
 */
@org.springframework.modulith.NamedInterface("format")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.treasury.format;
