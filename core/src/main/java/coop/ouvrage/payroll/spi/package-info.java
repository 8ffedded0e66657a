/** What a country supplies so that pay can be calculated: questions and answers about one wage, one net, one hour. Names no country. */
@org.springframework.modulith.NamedInterface("spi")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.payroll.spi;
