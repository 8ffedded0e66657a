package coop.ouvrage.country.be.payroll;

import coop.ouvrage.legislation.Legislation;

/** The figures of Belgian law, read once per process. */
public final class BelgianLegislation {

    private BelgianLegislation() {}

    public static Legislation get() {
        return Loaded.LEGISLATION;
    }

    private static final class Loaded {
        static final Legislation LEGISLATION = Legislation.load("legislation/be");
    }
}
