/**
 * Pay: what a job budget leaves for a wage, pay runs and their release, payslips with every line explained. It asks the country pack what the
 * law makes of a wage and never calculates that itself; it never decides whether a wage is due.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "transaction",
            "refusal",
            "words",
            "calendar",
            "access",
            "access :: spi",
            "legislation",
            "policy",
            "audit",
            "messaging",
            "worklist",
            "worklist :: spi",
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
            "guarantee",
            "employment",
            "employment :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.payroll;
