/**
 * Returns to authorities and papers for workers, made from posted payslips: stored, versioned, explained, and made again byte for byte.
 * It calculates no wage, and knows no country: what a return looks like is given by the country pack.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "words",
            "calendar",
            "access",
            "audit",
            "messaging",
            "worklist",
            "documents",
            "documents :: spi",
            "web",
            "web :: spi",
            "ledger",
            "ledger :: spi",
            "parties",
            "parties :: identifier",
            "treasury",
            "treasury :: spi",
            "unit",
            "employment",
            "payroll",
            "payroll :: spi",
            "transaction"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.returns;
