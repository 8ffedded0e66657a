package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.payroll.spi.ContractKind;

/**
 * On which part of the gross wage contributions are due. Manual workers and artists bear them on 108 %, because their holiday pay
 * comes from the holiday fund and not from the employer.
 */
enum Base {
    ON_100(""),
    ON_108("_on_108");

    private final String tableSuffix;

    Base(String tableSuffix) {
        this.tableSuffix = tableSuffix;
    }

    static Base of(ContractKind kind) {
        return switch (kind) {
            case EMPLOYEE, STUDENT -> ON_100;
            case MANUAL_WORKER, ARTIST -> ON_108;
        };
    }

    /** The table of this base, where the law prints one for each. */
    String table(String name) {
        return name + tableSuffix;
    }

    /** Turns gross pay into the base, within a step. */
    Calculation raise(Calculation step, Law law) {
        return this == ON_108
                ? step.then(TIMES, law.figure("social_security/manual_and_artist_base_multiplier"))
                : step;
    }
}
