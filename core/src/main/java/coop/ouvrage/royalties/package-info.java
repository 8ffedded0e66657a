/**
 * Concessions of author's rights: which work, for which uses, by whom, on which signed page; what of an invoice is paid as rights beside
 * wages, with the tax withheld. Knows no country's tax, and is no contract of work.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "calendar",
            "access",
            "messaging",
            "audit",
            "policy",
            "worklist",
            "worklist :: spi",
            "words",
            "ledger",
            "ledger :: spi",
            "documents",
            "web",
            "parties",
            "membership",
            "treasury",
            "treasury :: spi",
            "unit",
            "invoicing",
            "invoicing :: spi",
            "employment",
            "returns :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.royalties;
