/**
 * Quotes, orders and invoices: what a client is offered, accepts and owes. Not when it is paid (receivables), nor what a unit
 * may spend (unit).
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
            "treasury",
            "words",
            "web",
            "web :: spi",
            "parties",
            "parties :: identifier",
            "customer",
            "customer :: spi",
            "einvoice",
            "exchange",
            "unit",
            "guarantee"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.invoicing;
