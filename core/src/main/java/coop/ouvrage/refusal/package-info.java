/** Refusals as values: what a rule says no to, with its reasons. Not for breakdowns, which are exceptions. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.refusal;
