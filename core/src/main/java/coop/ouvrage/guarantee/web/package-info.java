/** The guarantee board: fund, alarm, exposure, losses. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.guarantee.web;
