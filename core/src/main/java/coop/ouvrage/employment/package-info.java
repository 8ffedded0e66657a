/**
 * Work contracts: agreed, signed, declared before the work, confirmed after it. Not what is paid for them (payroll), nor whether
 * the budget carries them (unit).
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
            "access :: spi",
            "policy",
            "audit",
            "messaging",
            "worklist",
            "worklist :: spi",
            "ledger",
            "ledger :: spi",
            "documents",
            "documents :: spi",
            "words",
            "web",
            "parties",
            "parties :: identifier",
            "customer",
            "unit",
            "guarantee"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.employment;
