/**
 * The books: balanced, immutable journal entries, their sums by account, unit, party and subject, and the proof that nobody changed
 * them. Knows no invoice, wage or person, only their identifiers; what an amount means is the business of the module that posts it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "installation",
            "installation :: spi",
            "money",
            "refusal",
            "transaction",
            "calendar",
            "access",
            "audit",
            "messaging",
            "words",
            "web"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.ledger;
