/** What this database is: real, demo or replay, for ever. Knows nothing of what is in it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.installation;
