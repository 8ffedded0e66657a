/**
 * What the co-operative tells its members and the public about a year: key figures, tables, statements, where the money goes; each
 * computed from the ledger and the records by a query that is published with it. It writes nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "words",
            "calendar",
            "access",
            "policy",
            "documents",
            "web",
            "ledger",
            "accounting",
            "accounting :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.reporting;
