package coop.ouvrage.membership;

/**
 * How many jobs a person may still do without a share.
 *
 * @param shareholder whether the person has a paid share, and no limit
 * @param left never negative; without meaning for a shareholder
 */
public record JobsLeft(boolean shareholder, int left) {

    static JobsLeft counted(int done, int allowed) {
        return new JobsLeft(false, Math.max(0, allowed - done));
    }

    /** Whether one more job may be agreed. What is agreed already is never held back for a share. */
    public boolean mayDoAnother() {
        return shareholder || left > 0;
    }
}
