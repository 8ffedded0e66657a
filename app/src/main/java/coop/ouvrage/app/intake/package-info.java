/** Loads members, clients and opening balances from files, through the services that people use; knows no table. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.intake;
