/**
 * What the co-operative owns and uses for years: the register, one row a thing, its depreciation month by month and its end. How a thing is
 * bought is the purchases' affair.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "refusal",
            "calendar",
            "access",
            "audit",
            "words",
            "ledger",
            "ledger :: spi",
            "policy",
            "unit",
            "web",
            "web :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.assets;
