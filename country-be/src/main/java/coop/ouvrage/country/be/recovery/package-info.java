/** Belgian law of late payment: interest, lump sum, protection of consumers. Not the reminders themselves. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country.be.recovery;
