/**
 * A year of a co-operative of the published size, lived through the services that people use. Active only on a database marked replay; has
 * no rule of its own, and no table but the one that says how far it has come.
 */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package coop.ouvrage.replay;
