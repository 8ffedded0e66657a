/**
 * The bank: own accounts, statements read and matched, payments sent. Books through the ledger; asks those above who
 * recognises a bank line, and decides nothing about what is owed.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "transaction",
            "calendar",
            "access",
            "audit",
            "policy",
            "messaging",
            "worklist",
            "worklist :: spi",
            "words",
            "web",
            "web :: spi",
            "ledger",
            "ledger :: spi",
            "parties",
            "sanctions"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.treasury;
