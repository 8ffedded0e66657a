package coop.ouvrage.replay.population;

/** A job while its costs, hours and days are still found. */
final class JobDraft {

    /** The shortest paid shift, in minutes. */
    static final int LEAST_MINUTES = 180;

    static final int MOST_MINUTES = 480;
    static final int MOST_DAYS = 20;

    private static final double CONTRIBUTION = 0.065;

    /** Charge of an hour below which no wage is planned: the minimum wage and employer's part with a margin. */
    private static final double LEAST_HOUR = 29;

    private static final double LEAST_STUDENT_HOUR = 20;

    /** A student's hour costs so much less than another's that the same money pays about twice as many. */
    private static final double STUDENT_HOURS = 2;

    final SalesPlans.Sale sale;
    Soul worker;
    int month;
    long costs;
    double hours;
    int days;
    int first;

    /** Of work on each of its days, in whole quarters. */
    int minutes;

    JobDraft(SalesPlans.Sale sale, Soul worker) {
        this.sale = sale;
        this.worker = worker;
    }

    /** What the order leaves for wages, in euros. */
    double charge() {
        return sale.priceCents() / 100.0 * (1 - CONTRIBUTION) - costs / 100.0;
    }

    /** The hours that can be paid of it, or the fewest that a shift has. */
    double most() {
        double paid = charge() / (worker.kind() == Soul.Kind.STUDENT ? LEAST_STUDENT_HOUR : LEAST_HOUR);
        return Math.clamp(paid, LEAST_MINUTES / 60.0, MOST_DAYS * MOST_MINUTES / 60.0);
    }

    /** More money means more hours, but fewer than in proportion. */
    double wished() {
        return Math.pow(Math.max(1, charge()), 0.85) * (worker.kind() == Soul.Kind.STUDENT ? STUDENT_HOURS : 1);
    }

    double within(double wanted) {
        return Math.clamp(wanted, LEAST_MINUTES / 60.0, most());
    }

    long work() {
        return (long) minutes * days;
    }
}
