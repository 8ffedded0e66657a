/**
 * The guarantee: cover given before a contract is signed, the fund that stands behind it, and what it bears when a client fails.
 * Never decides whether a wage is paid. Answers from ledger balances and the client register.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "transaction",
            "calendar",
            "policy",
            "access",
            "audit",
            "worklist",
            "ledger",
            "ledger :: spi",
            "parties",
            "customer",
            "customer :: spi",
            "unit",
            "web",
            "words"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.guarantee;
