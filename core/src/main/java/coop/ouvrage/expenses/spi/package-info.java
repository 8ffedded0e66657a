/** What expenses ask upward: the costs that the order of a job names. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.expenses.spi;
