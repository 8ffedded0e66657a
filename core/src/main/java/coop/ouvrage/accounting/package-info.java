/**
 * Closing of months and years, statements in the scheme of the country, accruals and write-downs: what an accountant does with books
 * that others fill. It owns no event of business and changes no entry.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "words",
            "calendar",
            "access",
            "audit",
            "policy",
            "documents",
            "web",
            "web :: spi",
            "ledger",
            "ledger :: spi",
            "unit"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.accounting;
