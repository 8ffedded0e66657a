/** Business time, working days and bank days, the passing of a day, identifiers in order of time. Knows no country's holidays. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"installation"})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.calendar;
