package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.AT_LEAST;
import static coop.ouvrage.legislation.Operator.MINUS;
import static coop.ouvrage.legislation.Operator.PLUS;
import static coop.ouvrage.legislation.Operator.TAKEN_FROM;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The reduction of the employee contribution for low wages, and its tax credit: one formula per period of the law. */
enum WorkBonus {
    /** Until June 2023: one slope. */
    SINGLE_PART {
        @Override
        Bonus fullTime(Calculation calculation, Law law, Base base, BigDecimal reference) {
            Table table = law.table(base.table("work_bonus/single_part"));
            return new Bonus(part(calculation, "be.work_bonus_part_a", table, reference), Money.ZERO);
        }
    },
    /** July 2023 to March 2024: a level, then two slopes from the same bound. */
    THREE_BANDS {
        @Override
        Bonus fullTime(Calculation calculation, Law law, Base base, BigDecimal reference) {
            for (Table band : law.table(base.table("work_bonus/three_bands"))
                    .cell("bands")
                    .rows()) {
                if (reference.compareTo(band.figure("until").value()) <= 0) {
                    Figure above = band.figure("above");
                    BigDecimal over = reference.max(above.value());
                    return new Bonus(slope(calculation, "be.work_bonus_part_a", over, above, band), Money.ZERO);
                }
            }
            return Bonus.NONE;
        }
    },
    /** Since April 2024: part A for low wages, part B for very low ones. */
    TWO_PARTS {
        @Override
        Bonus fullTime(Calculation calculation, Law law, Base base, BigDecimal reference) {
            Table a = law.table(base.table("work_bonus/part_a"));
            Table b = law.table(base.table("work_bonus/part_b"));
            return new Bonus(
                    part(calculation, "be.work_bonus_part_a", a, reference),
                    part(calculation, "be.work_bonus_part_b", b, reference));
        }

        @Override
        Money taxCredit(Calculation calculation, Law law, Bonus bonus) {
            Figure shareOfA = law.figure("withholding_tax/work_bonus_tax_credit_part_a");
            Figure shareOfB = law.figure("withholding_tax/work_bonus_tax_credit_part_b");
            return credit(calculation, "be.fiscal_work_bonus_part_a", "be.work_bonus_part_a", bonus.a(), shareOfA)
                    .plus(credit(
                            calculation, "be.fiscal_work_bonus_part_b", "be.work_bonus_part_b", bonus.b(), shareOfB));
        }
    };

    private static final LocalDate BANDS = LocalDate.of(2023, 7, 1);
    private static final LocalDate PARTS = LocalDate.of(2024, 4, 1);

    /** The formula of that day. Where its table is unknown it refuses by the name of the table that is to be found. */
    static WorkBonus on(Law law) {
        if (law.day().isBefore(BANDS)) {
            return SINGLE_PART;
        }
        return law.day().isBefore(PARTS) ? THREE_BANDS : TWO_PARTS;
    }

    /** The bonus of a whole month of full-time work at that reference wage. */
    abstract Bonus fullTime(Calculation calculation, Law law, Base base, BigDecimal reference);

    /** The theoretical tax credit; what is given never exceeds the tax. */
    Money taxCredit(Calculation calculation, Law law, Bonus bonus) {
        if (bonus.total().isZero()) {
            return Money.ZERO;
        }
        Figure share = law.figure("withholding_tax/work_bonus_tax_credit");
        return credit(calculation, "be.fiscal_work_bonus_part_a", "be.work_bonus_part_a", bonus.total(), share);
    }

    private static Money credit(Calculation calculation, String step, String of, Money bonus, Figure share) {
        return bonus.isZero()
                ? Money.ZERO
                : calculation.begin(step, of, bonus).then(TIMES, share).cents();
    }

    private static Money part(Calculation calculation, String step, Table table, BigDecimal reference) {
        Figure fullUntil = table.figure("full_until");
        if (reference.compareTo(fullUntil.value()) <= 0) {
            return calculation.begin(step, table.figure("max")).cents();
        }
        if (reference.compareTo(table.figure("zero_from").value()) > 0) {
            return calculation
                    .begin(step, table.figure("zero_from"))
                    .then(MINUS, "be.work_bonus_reference", reference)
                    .then(AT_LEAST, "nothing", BigDecimal.ZERO)
                    .cents();
        }
        return slope(calculation, step, reference, fullUntil, table);
    }

    private static Money slope(Calculation calculation, String step, BigDecimal reference, Figure above, Table table) {
        return calculation
                .begin(step, "be.work_bonus_reference", reference)
                .then(MINUS, above)
                .then(TIMES, table.figure("slope"))
                .then(TAKEN_FROM, table.figure("max"))
                .then(AT_LEAST, "nothing", BigDecimal.ZERO)
                .cents();
    }

    /** Both parts in proportion to the time worked. */
    static Bonus forTime(Calculation calculation, Bonus fullTime, BigDecimal fraction) {
        return new Bonus(
                forTime(calculation, "be.work_bonus_part_a", fullTime.a(), fraction),
                forTime(calculation, "be.work_bonus_part_b", fullTime.b(), fraction));
    }

    private static Money forTime(Calculation calculation, String part, Money fullTime, BigDecimal fraction) {
        if (fullTime.isZero() || fraction.compareTo(BigDecimal.ONE) == 0) {
            return fullTime;
        }
        return calculation
                .begin(part + "_for_time", part, fullTime)
                .then(TIMES, "be.work_bonus_fraction", fraction)
                .cents();
    }

    /** The sum of both parts, for the trace. */
    static Money total(Calculation calculation, Bonus bonus) {
        return calculation
                .begin("be.work_bonus", "be.work_bonus_part_a", bonus.a())
                .then(PLUS, "be.work_bonus_part_b", bonus.b())
                .cents();
    }
}
