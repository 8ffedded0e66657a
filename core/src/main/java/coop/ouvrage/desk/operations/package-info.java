/** What administrators see of the program at work: queues, timers, backups, room; and the retrying of what was given up. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.desk.operations;
