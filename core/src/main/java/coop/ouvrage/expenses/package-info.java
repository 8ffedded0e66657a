/** Costs that members advanced for a job: claimed with a receipt, approved by somebody else, paid back. Not supplier invoices. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "transaction",
            "refusal",
            "calendar",
            "policy",
            "access",
            "audit",
            "worklist",
            "worklist :: spi",
            "words",
            "ledger",
            "ledger :: spi",
            "documents",
            "exchange",
            "web",
            "parties",
            "treasury",
            "treasury :: spi",
            "unit",
            "guarantee"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.expenses;
