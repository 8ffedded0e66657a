/** Pages of work abroad. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.mission.web;
