/**
 * Shifts that a platform sends in files: checked line by line, shown, and made into contracts, declarations and allowances. Not the rules
 * of a contract (employment), nor what is paid for it (payroll).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "transaction",
            "refusal",
            "words",
            "calendar",
            "access",
            "policy",
            "audit",
            "messaging",
            "worklist",
            "ledger :: spi",
            "documents",
            "web",
            "parties",
            "customer",
            "unit",
            "invoicing",
            "guarantee",
            "employment",
            "employment :: spi",
            "expenses"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.shifts;
