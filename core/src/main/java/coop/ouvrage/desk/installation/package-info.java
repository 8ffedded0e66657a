/** What an administrator sets up before the first job: entities, accounts, mandates, opening balances. No rule and no table of its own. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.desk.installation;
