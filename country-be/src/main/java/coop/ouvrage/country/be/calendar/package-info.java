/** The Belgian calendar. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country.be.calendar;
