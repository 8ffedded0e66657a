package coop.ouvrage.membership;

/** The trade that a member comes with; the unit may widen it later. */
public enum Trade {
    MUSIC(false, false),
    STAGE(false, true),
    FILM_AND_SOUND(false, true),
    VISUAL_ARTS(false, false),
    WRITING(false, false),
    DESIGN(false, false),
    COMPUTING(false, false),
    TRAINING(false, false),
    CONSULTING(false, false),
    CRAFT(false, true),
    BUILDING(true, true),
    CARE(true, false),
    FOOD(true, true),
    DELIVERY(false, true),
    OTHER(false, false);

    private final boolean regulated;
    private final boolean risky;

    Trade(boolean regulated, boolean risky) {
        this.regulated = regulated;
        this.risky = risky;
    }

    /** Whether a diploma or permit is usually asked, so that the team looks for it before admission. */
    public boolean isRegulated() {
        return regulated;
    }

    /** Whether the prevention adviser is told: instructions, protective equipment, health check. */
    public boolean isRisky() {
        return risky;
    }
}
