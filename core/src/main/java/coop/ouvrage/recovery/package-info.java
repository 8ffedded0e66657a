/**
 * How invoices that are late come to be paid: reminders by plan, questions to holders, payment plans, disputes, the file for the
 * lawyer. Not what is owed (receivables), nor who bears a loss (guarantee).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "calendar",
            "access",
            "installation",
            "policy",
            "audit",
            "messaging",
            "worklist",
            "worklist :: spi",
            "words",
            "ledger",
            "documents",
            "documents :: spi",
            "web",
            "web :: spi",
            "parties",
            "customer",
            "treasury",
            "treasury :: spi",
            "unit",
            "guarantee",
            "invoicing",
            "invoicing :: spi",
            "receivables",
            "purchases",
            "transaction"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.recovery;
