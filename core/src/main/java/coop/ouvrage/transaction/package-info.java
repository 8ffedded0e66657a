/** What a running transaction keeps in memory: rows that are written before it commits, rows that it has read. Knows no table. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.transaction;
