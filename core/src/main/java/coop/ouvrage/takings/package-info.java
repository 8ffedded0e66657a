/**
 * Sales to private persons without an invoice: the daily receipts journal of each unit, with its cash. Not invoices (invoicing), not what
 * the bank received (treasury).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "words",
            "calendar",
            "policy",
            "access",
            "audit",
            "ledger",
            "ledger :: spi",
            "treasury",
            "treasury :: spi",
            "documents",
            "web",
            "unit",
            "invoicing :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.takings;
