/**
 * Every person and organisation once: identity, numbers, addresses, family for tax, accounts for pay, each with its history.
 * Knows no role (member, client, worker) and answers for nothing else.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "calendar",
            "refusal",
            "transaction",
            "access",
            "policy",
            "audit",
            "messaging",
            "web"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.parties;
