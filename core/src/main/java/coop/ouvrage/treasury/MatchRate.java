package coop.ouvrage.treasury;

/** How many credits came in, and how many of them were matched without a person. */
public record MatchRate(int lines, int automatic) {

    /** In whole per cent, rounded down; 100 when nothing came in. */
    public int percent() {
        return lines == 0 ? 100 : (int) (automatic * 100L / lines);
    }
}
