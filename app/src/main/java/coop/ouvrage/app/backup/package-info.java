/** Backups: database and files in one sealed file, and back; not the copies that a PostgreSQL of one's own makes of itself. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.backup;
