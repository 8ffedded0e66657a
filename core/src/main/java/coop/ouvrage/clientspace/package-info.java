/**
 * The client's space: all papers of one client, on a link or a key, without account. Shows what other modules keep and passes on what
 * the client says; owns nothing but the links.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "calendar",
            "access",
            "policy",
            "audit",
            "messaging",
            "words",
            "ledger",
            "web",
            "web :: spi",
            "documents",
            "parties",
            "customer",
            "treasury",
            "invoicing",
            "receivables",
            "postsheet",
            "recovery",
            "recovery :: spi",
            "transaction"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.clientspace;
