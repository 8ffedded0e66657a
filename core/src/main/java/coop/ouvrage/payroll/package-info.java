/** Pay: what a job budget leaves for a wage; it asks the country pack what the law makes of a wage and never calculates that itself. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"money", "refusal", "legislation"})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.payroll;
