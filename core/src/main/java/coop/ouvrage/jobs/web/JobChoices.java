package coop.ouvrage.jobs.web;

import java.util.List;
import java.util.Map;

/**
 * What the form of a job offers to choose from, value to word.
 *
 * @param coefficients pay coefficient by kind of contract
 * @param committees joint committees that the unit's work may fall under
 * @param classes of functions in their joint committees
 * @param trial whether the unit keeps no money after its jobs
 * @param rows how many days it shows
 */
public record JobChoices(
        Map<String, String> units,
        Map<String, String> clients,
        Map<String, String> workers,
        Map<String, String> coefficients,
        List<String> committees,
        List<String> classes,
        boolean trial,
        int rows) {}
