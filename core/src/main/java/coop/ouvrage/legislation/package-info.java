/** The law as dated, sourced figures, and calculations that can show every step; not the formulas, which live in the country packs. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"money", "refusal", "transaction", "calendar", "access", "audit"})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.legislation;
