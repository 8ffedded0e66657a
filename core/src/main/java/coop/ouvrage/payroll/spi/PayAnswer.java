package coop.ouvrage.payroll.spi;

import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Trace;
import coop.ouvrage.money.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One wage from gross to net, line by line. The lines other than subtotals add up to the net.
 *
 * @param employer null if it was not asked for
 * @param monthShare what this wage adds to the month, to be stored with the payslip
 * @param unverified the figures of the law used that were not verified twice: each is to be shown
 */
public record PayAnswer(
        Money gross,
        Money net,
        List<PayLine> lines,
        @Nullable EmployerCost employer,
        MonthSoFar monthShare,
        List<Citation> unverified,
        Trace trace) {

    public PayAnswer {
        lines = List.copyOf(lines);
        unverified = List.copyOf(unverified);
    }

    /** The same with other steps, such as none. */
    public PayAnswer withTrace(Trace newTrace) {
        return new PayAnswer(gross, net, lines, employer, monthShare, unverified, newTrace);
    }

    /** The amount of the line with that code, if there is one. */
    public Optional<Money> amount(String code) {
        return lines.stream()
                .filter(line -> line.code().equals(code))
                .map(PayLine::amount)
                .findFirst();
    }

    /** The effect of all lines of that kind on the net; what is owed to an authority is negative. */
    public Money total(LineKind kind) {
        Money total = Money.ZERO;
        for (PayLine line : lines) {
            total = line.kind() == kind ? total.plus(line.amount()) : total;
        }
        return total;
    }
}
