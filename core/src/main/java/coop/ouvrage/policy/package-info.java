/**
 * Policies of the co-operative: values that it sets itself, dated, each with the decision that set it. Not law (legislation), not
 * configuration. A policy belongs to the module whose name it begins with.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"money", "refusal", "transaction", "calendar", "access", "audit"})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.policy;
