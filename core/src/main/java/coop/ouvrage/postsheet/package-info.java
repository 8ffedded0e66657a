/**
 * Post sheets of agency work: what the client says of the post, its risks and its protection, signed before the entity signs and declares.
 * Not the contract (employment); whether an entity is an agency is what an officer has recorded, never guessed.
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
            "ledger",
            "documents",
            "documents :: spi",
            "words",
            "web",
            "parties",
            "parties :: identifier",
            "unit",
            "employment",
            "employment :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.postsheet;
