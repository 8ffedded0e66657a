/**
 * People who log in, their roles, and what each may do. Denies by default. Knows persons by identifier only, never who they are.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"calendar", "refusal", "words", "transaction"})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.access;
