package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.money.Money;

/** Ordinary contributions of both sides on the wages of a quarter, as one rate in the quarterly declaration (worker code 495). */
public final class QuarterlyDeclaration {

    private QuarterlyDeclaration() {}

    public static Figure globalRate(Law law) {
        return law.figure("social_security/global_rate_employee_worker_495");
    }

    public static Money contribution(Calculation calculation, Law law, Money quarterWages) {
        return calculation
                .begin("be.quarter_contribution", "be.quarter_wages", quarterWages)
                .then(TIMES, globalRate(law))
                .cents();
    }
}
