/**
 * The people, clients and jobs of a replayed year, invented so that they fit the published tables. Pure: the same seed and scale give the
 * same population, whatever lives it afterwards. Knows no service.
 */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.replay.population;
