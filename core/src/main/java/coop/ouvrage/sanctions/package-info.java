/**
 * The consolidated list of persons and organisations under financial sanctions of the European Union, as the co-operative loads it: says which
 * listed names are like a name. No list comes with the product; who is compared and what follows is decided elsewhere.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "refusal",
            "calendar",
            "access",
            "audit",
            "policy",
            "parties",
            "words",
            "web",
            "web :: spi",
            "transaction"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.sanctions;
