package coop.ouvrage.returns.spi;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.LineKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What one posted payslip adds to a return. On a correction every amount and the hours are the difference to the payslip before; the days
 * are those of the whole month as it stands.
 *
 * @param nr 0 for the first payslip of a contract and month
 * @param counted what the country's calculation counted for the month, under its own names
 */
public record PaidWork(
        UUID payslip,
        UUID worker,
        UUID contract,
        ContractKind kind,
        LocalDate month,
        int nr,
        LocalDate bookedOn,
        Engagement engagement,
        List<LocalDate> days,
        BigDecimal hours,
        int quotaHours,
        Amounts totals,
        Map<String, BigDecimal> counted,
        List<Line> lines,
        List<Cost> costs) {

    public PaidWork {
        days = List.copyOf(days);
        lines = List.copyOf(lines);
        costs = List.copyOf(costs);
        counted = Map.copyOf(counted);
    }

    /**
     * The contract.
     *
     * @param unpaid shifts of the quarter for which no wage is due, oldest first
     */
    public record Engagement(
            LocalDate first,
            LocalDate last,
            String function,
            String jointCommittee,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Unpaid> unpaid) {

        public Engagement {
            // returns that were kept before these were known do not name any
            unpaid = List.copyOf(Objects.requireNonNullElse(unpaid, List.of()));
        }

        public Engagement(LocalDate first, LocalDate last, String function, String jointCommittee) {
            this(first, last, function, jointCommittee, List.of());
        }

        /** Stands for the last day of a contract that has none. */
        public static final LocalDate OPEN = LocalDate.of(9999, 12, 31);
    }

    /** A shift that nobody worked and the employer does not pay. */
    public record Unpaid(LocalDate day, int minutes, Reason reason) {

        /** Why no wage is due. */
        public enum Reason {
            /** Illness beyond the days for which the wage is guaranteed. */
            ILLNESS,
            /** Leave that a holiday fund pays. */
            LEAVE_OF_FUND,
            /** Leave without pay. */
            UNPAID_LEAVE
        }
    }

    /**
     * As booked.
     *
     * @param contributions of the employer, those to funds of the sector among them
     * @param fund what of them is owed to a fund of the sector itself
     */
    public record Amounts(
            Money gross, Money social, Money tax, Money net, Money contributions, Money holiday, Money fund) {

        public Amounts {
            fund = Objects.requireNonNullElse(fund, Money.ZERO); // returns that were kept before such funds were booked
        }

        public Amounts(Money gross, Money social, Money tax, Money net, Money contributions, Money holiday) {
            this(gross, social, tax, net, contributions, holiday, Money.ZERO);
        }

        /** What the payslip owes to social security. */
        public Money socialSecurity() {
            return social.plus(contributions).minus(fund);
        }
    }

    /** A line of the payslip: its effect on the net. */
    public record Line(String code, LineKind kind, Money amount) {}

    /** A cost of the employer on top. */
    public record Cost(String code, Money amount) {}

    /** The line of that code, zero if there is none. */
    public Money line(String code) {
        return Money.sum(lines.stream()
                .filter(line -> line.code().equals(code))
                .map(Line::amount)
                .toList());
    }

    /** The cost of that code, zero if there is none. */
    public Money cost(String code) {
        return Money.sum(costs.stream()
                .filter(cost -> cost.code().equals(code))
                .map(Cost::amount)
                .toList());
    }

    /** The same as work of a contract with other days. */
    public PaidWork of(UUID contract, LocalDate contractFirst, LocalDate contractLast, List<Unpaid> unpaid) {
        return new PaidWork(
                payslip,
                worker,
                contract,
                kind,
                month,
                nr,
                bookedOn,
                new Engagement(contractFirst, contractLast, engagement.function(), engagement.jointCommittee(), unpaid),
                days,
                hours,
                quotaHours,
                totals,
                counted,
                lines,
                costs);
    }
}
