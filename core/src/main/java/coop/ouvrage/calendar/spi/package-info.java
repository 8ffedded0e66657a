/** What a country supplies to the calendar. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.calendar.spi;
