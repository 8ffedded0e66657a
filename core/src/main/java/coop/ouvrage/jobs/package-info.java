/**
 * The one act: a job from the form to the money in the bank, over the modules that do each step. Knows how far a job has come
 * and what comes next; owns no money and no document.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
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
            "web",
            "parties",
            "parties :: identifier",
            "membership",
            "customer",
            "customer :: spi",
            "unit",
            "guarantee",
            "invoicing",
            "invoicing :: spi",
            "employment",
            "employment :: spi",
            "expenses :: spi",
            "payroll",
            "payroll :: spi",
            "receivables"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.jobs;
