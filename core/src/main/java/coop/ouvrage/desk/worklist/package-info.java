/** What waits for the support team, to be worked off by keyboard. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.desk.worklist;
