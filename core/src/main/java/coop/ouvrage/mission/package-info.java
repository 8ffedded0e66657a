/**
 * Work abroad: what the authority asks for its certificate, the certificate itself, the cover. Not the contract (employment), nor the VAT of
 * the service (invoicing); it knows no law of any country that the co-operative has not recorded with its source.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "transaction",
            "refusal",
            "calendar",
            "access",
            "policy",
            "audit",
            "messaging",
            "worklist",
            "ledger",
            "documents",
            "documents :: spi",
            "words",
            "web",
            "parties",
            "unit",
            "employment",
            "employment :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.mission;
