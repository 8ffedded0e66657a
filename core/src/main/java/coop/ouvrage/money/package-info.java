/** Amounts of money in euro: exact to the cent, never floating point. Knows nothing of accounts, people or law. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.money;
