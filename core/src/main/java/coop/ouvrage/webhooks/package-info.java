/**
 * Tells programs outside what has happened: signed calls, sent from an outbox and tried again. Says which things changed, never
 * what is in them; whoever may read them asks the API.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "installation",
            "installation :: spi",
            "refusal",
            "calendar",
            "access",
            "audit",
            "web",
            "customer",
            "membership",
            "invoicing",
            "employment",
            "payroll",
            "receivables"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.webhooks;
