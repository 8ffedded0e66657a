/**
 * Electronic invoices as documents: model, official formats, official rules, exchange with an access point. Knows neither
 * orders nor accounts: what is invoiced, and under which number, is decided by {@code invoicing}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "calendar",
            "words",
            "documents",
            "installation",
            "access",
            "audit",
            "worklist",
            "web"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.einvoice;
