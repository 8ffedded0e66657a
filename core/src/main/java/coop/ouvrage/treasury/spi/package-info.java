/** What the bank asks upward: who recognises a line of a statement, and who is told that a payment was made or came back. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.treasury.spi;
