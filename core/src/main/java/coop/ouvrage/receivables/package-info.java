/**
 * What clients owe: one open item per invoice, opened with it and settled by payments, credit notes and losses. Does not decide
 * who is invoiced, nor what a unit may spend.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "calendar",
            "access",
            "audit",
            "messaging",
            "policy",
            "worklist",
            "words",
            "web",
            "web :: spi",
            "ledger",
            "ledger :: spi",
            "parties",
            "customer",
            "customer :: spi",
            "treasury",
            "treasury :: spi",
            "unit",
            "guarantee",
            "guarantee :: spi",
            "invoicing",
            "invoicing :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.receivables;
