/**
 * What members sell beside the job tool: quotes with what follows their order, invoices they ask for, once or by a
 * schedule, and the autonomy to do so without a check. Not the
 * documents themselves (invoicing).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "transaction",
            "refusal",
            "words",
            "calendar",
            "access",
            "audit",
            "messaging",
            "worklist",
            "worklist :: spi",
            "policy",
            "ledger :: spi",
            "documents",
            "web",
            "parties",
            "customer",
            "exchange",
            "unit",
            "invoicing",
            "invoicing :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.sales;
