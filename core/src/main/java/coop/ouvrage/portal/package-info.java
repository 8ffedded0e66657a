/** The member's front: entering, home, profile, and pages that put several modules together. No rule and no table of its own. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "words",
            "refusal",
            "calendar",
            "access",
            "audit",
            "messaging",
            "worklist",
            "documents",
            "parties",
            "membership",
            "unit",
            "employment",
            "payroll",
            "jobs",
            "receivables",
            "recovery",
            "transfers",
            "royalties",
            "payroll :: spi",
            "web",
            "web :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.portal;
