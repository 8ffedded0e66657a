/** The support team's front: worklist, users, audit trail, and pages that put several modules together. No rule and no table of its own. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "installation",
            "installation :: spi",
            "money",
            "words",
            "refusal",
            "calendar",
            "access",
            "audit",
            "messaging",
            "worklist",
            "worklist :: spi",
            "documents",
            "parties",
            "legislation",
            "policy",
            "ledger",
            "ledger :: spi",
            "treasury",
            "employment",
            "parties :: identifier",
            "web",
            "web :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.desk;
