/**
 * Members: registration, user agreement, admission, shares and their register, jobs without a share. Knows neither units nor
 * contracts: those listen to its events or ask it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "calendar",
            "refusal",
            "transaction",
            "access",
            "access :: spi",
            "policy",
            "audit",
            "messaging",
            "worklist",
            "worklist :: spi",
            "documents",
            "documents :: spi",
            "ledger",
            "ledger :: spi",
            "treasury",
            "treasury :: spi",
            "parties",
            "parties :: identifier",
            "parties :: web",
            "web",
            "web :: spi",
            "words"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.membership;
