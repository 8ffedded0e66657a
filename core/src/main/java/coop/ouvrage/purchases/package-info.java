/**
 * Invoices of suppliers: received, kept as they came, read, checked, laid before the holder of their unit and finance, booked, paid or
 * refused with a reason. Not the costs that members advanced, which are {@code expenses}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "calendar",
            "installation",
            "transaction",
            "access",
            "audit",
            "worklist",
            "worklist :: spi",
            "words",
            "ledger",
            "ledger :: spi",
            "documents",
            "exchange",
            "policy",
            "web",
            "web :: spi",
            "parties",
            "parties :: identifier",
            "customer :: spi",
            "treasury",
            "treasury :: spi",
            "einvoice",
            "unit",
            "assets",
            "invoicing"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.purchases;
