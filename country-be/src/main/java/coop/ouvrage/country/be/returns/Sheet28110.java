package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.PaidWork;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The amounts of a sheet 281.10: what one person was paid in a year, added up from the payslips.
 *
 * @param ordinary taxable pay (box 250)
 * @param holiday taxable holiday pay on leaving (box 251)
 * @param withheld withholding tax (box 286)
 * @param special special contribution to social security (box 287)
 * @param bonus work bonus (box 284 and its parts)
 * @param committee joint committee of the last work
 */
record Sheet28110(
        Money ordinary,
        Money holiday,
        Money withheld,
        Money special,
        Money bonus,
        LocalDate first,
        LocalDate last,
        String committee) {

    static Sheet28110 of(List<PaidWork> work) {
        PaidWork newest = work.stream()
                .max(Comparator.comparing((PaidWork paid) -> paid.engagement().last()))
                .orElseThrow();
        return new Sheet28110(
                sum(work.stream().filter(paid -> !DeparturePay.is(paid)).toList(), "be.taxable"),
                sum(work.stream().filter(DeparturePay::is).toList(), "be.taxable"),
                Money.sum(work.stream().map(paid -> paid.totals().tax()).toList()),
                sum(work, "be.special_contribution").negate(),
                sum(work, "be.work_bonus"),
                work.stream()
                        .map(paid -> paid.engagement().first())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                newest.engagement().last(),
                newest.engagement().jointCommittee());
    }

    private static Money sum(List<PaidWork> work, String line) {
        return Money.sum(work.stream().map(paid -> paid.line(line)).toList());
    }

    /** The sum of the boxes, with which the tax office checks the file. */
    Money control() {
        return ordinary.plus(ordinary)
                .plus(holiday)
                .plus(withheld)
                .plus(special)
                .plus(bonus);
    }
}
