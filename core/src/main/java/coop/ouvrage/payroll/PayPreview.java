package coop.ouvrage.payroll;

import coop.ouvrage.legislation.Citation;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.PayAnswer;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a wage would be if it were the next payslip of the month.
 *
 * @param answer gross to net with every step; the net is for the worker only
 * @param monthHasPay the worker already has a payslip of this month with this employer, so that the net is lower than alone
 * @param monthGrossSoFar gross of those payslips
 * @param payDay the day on which the net stands on the worker's account
 * @param unverified the figures of the law behind the net that two sources do not confirm; those of the employer's part are no matter of the worker
 */
public record PayPreview(
        PayAnswer answer, boolean monthHasPay, Money monthGrossSoFar, LocalDate payDay, List<Citation> unverified) {

    /**
     * The names of the unverified figures, each parameter once.
     *
     * @param known whether there is a text for a key, in the language of the reader
     * @param text that text
     */
    public List<String> unverifiedNames(Predicate<String> known, UnaryOperator<String> text) {
        return unverified.stream()
                .map(figure -> FigureName.ofParameter(figure, known, text))
                .distinct()
                .toList();
    }
}
