/**
 * Production units, who holds them, and what they may spend: four amounts that are ledger balances. Asks no other business
 * module; does not know why somebody spends.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "transaction",
            "calendar",
            "policy",
            "access",
            "access :: spi",
            "audit",
            "ledger",
            "ledger :: spi",
            "documents",
            "membership",
            "parties",
            "web",
            "web :: spi",
            "words"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.unit;
