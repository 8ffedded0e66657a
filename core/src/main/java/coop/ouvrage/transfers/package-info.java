/**
 * What production units charge each other: agreed by both holders; inside one legal entity a transfer of budget without VAT, between two
 * an invoice like any other. Not what the co-operative itself charges (accounting).
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
            "ledger",
            "ledger :: spi",
            "documents",
            "web",
            "parties",
            "parties :: identifier",
            "customer",
            "unit",
            "invoicing",
            "invoicing :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.transfers;
