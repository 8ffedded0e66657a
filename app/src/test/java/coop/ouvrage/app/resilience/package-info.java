/** What goes wrong around the program: databases that die, disks that fill, clocks that jump, two nodes, older schemas. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.resilience;
