package coop.ouvrage.treasury;

/**
 * How well credits were recognised.
 *
 * @param automatic how many of the lines were matched without a person
 * @param chosen how many a person matched
 * @param first of those, how many with what was proposed first
 */
public record MatchRate(int lines, int automatic, int chosen, int first) {

    /** Matched without a person, in whole per cent, rounded down; 100 when nothing came in. */
    public int percent() {
        return percent(automatic, lines);
    }

    /** Right at the first guess, alone or as what was proposed first, of all that are matched; likewise. */
    public int firstPercent() {
        return percent(automatic + first, automatic + chosen);
    }

    private static int percent(int part, int whole) {
        return whole == 0 ? 100 : (int) (part * 100L / whole);
    }
}
