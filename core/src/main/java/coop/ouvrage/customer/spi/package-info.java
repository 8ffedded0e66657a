/** What the client register asks others: public registers, and what higher modules know of a client. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.customer.spi;
