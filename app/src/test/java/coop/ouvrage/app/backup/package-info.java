/** Tests of backups: made while people work, brought back elsewhere, proved. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.backup;
