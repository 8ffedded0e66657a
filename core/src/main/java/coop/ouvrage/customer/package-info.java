/**
 * Clients of all units, one record each: who they are, whether the support team verified them, on which conditions they are
 * dealt with. Not what they owe (receivables), nor how much is covered (guarantee).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "calendar",
            "refusal",
            "transaction",
            "access",
            "access :: spi",
            "policy",
            "audit",
            "messaging",
            "worklist",
            "worklist :: spi",
            "web",
            "web :: spi",
            "parties",
            "parties :: identifier",
            "sanctions"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.customer;
