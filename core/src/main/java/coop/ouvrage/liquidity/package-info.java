/**
 * How much cash there will be: a daily forecast for thirteen weeks, and what it becomes when something goes wrong. Reads what others
 * keep; books nothing, pays nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "calendar",
            "access",
            "audit",
            "policy",
            "words",
            "web",
            "ledger",
            "parties",
            "treasury",
            "guarantee",
            "receivables"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.liquidity;
