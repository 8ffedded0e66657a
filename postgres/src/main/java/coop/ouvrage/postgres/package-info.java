/** Starts and stops a real PostgreSQL of its own under a data directory. Knows nothing of what is stored in it. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.postgres;
