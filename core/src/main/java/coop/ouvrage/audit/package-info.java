/** Who read or changed what and when. Written in the transaction of the change; never changed, never deleted. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"calendar", "access", "transaction"})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.audit;
