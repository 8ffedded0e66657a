/** What waits for somebody of the support team, with its deadline. Holds no business data: only what to open. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"words", "refusal", "calendar", "access", "audit", "transaction"})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.worklist;
