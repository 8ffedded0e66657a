/**
 * Every person and organisation once: identity, numbers, addresses, account numbers, with their history. Knows no role and
 * answers for nothing else.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"money"})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.parties;
