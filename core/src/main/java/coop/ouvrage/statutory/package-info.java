/**
 * What the tax authority and the law on accounts want to see: VAT returns and listings, journals of sales and purchases, aged balance.
 * Read from the books and the documents behind them; books only what a filed VAT return owes.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "calendar",
            "access",
            "audit",
            "words",
            "ledger",
            "ledger :: spi",
            "documents",
            "web",
            "parties",
            "customer",
            "invoicing",
            "receivables",
            "purchases",
            "returns",
            "returns :: spi",
            "treasury"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.statutory;
