package coop.ouvrage.country.be.returns;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.ReturnLine;
import coop.ouvrage.returns.spi.Rhythm;
import coop.ouvrage.returns.spi.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Data for the social balance, which is filed with the annual accounts: people, hours, full-time equivalents and cost of the work of a year,
 * by kind of contract, and contracts begun and ended. The sections of the official form are filled in by the accountant.
 */
@Component
class SocialBalance implements ReturnFormat {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal WEEKS = BigDecimal.valueOf(52);

    private final Deadlines deadlines;

    SocialBalance(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public About about() {
        return new About("be.social_balance", Rhythm.YEAR, Basis.WORKED, "be.national_bank", false, false);
    }

    @Override
    public LocalDate dueOn(LocalDate lastDay) {
        return deadlines.socialBalance(lastDay);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Written write(ReturnData data, int version, OutputStream file) throws IOException {
        Map<ContractKind, KindOfWork> kinds = new EnumMap<>(ContractKind.class);
        KindOfWork all = new KindOfWork(data);
        data.each((person, work) -> {
            Map<ContractKind, List<PaidWork>> byKind = work.stream().collect(Collectors.groupingBy(PaidWork::kind));
            byKind.forEach((kind, part) ->
                    kinds.computeIfAbsent(kind, k -> new KindOfWork(data)).add(part));
            all.add(work);
        });
        StringBuilder rows = new StringBuilder("kind;people;contracts;begun;ended;hours;full time equivalents;cost\n");
        kinds.forEach((kind, sum) -> rows.append(sum.row(kind.name())));
        rows.append(all.row("TOTAL"));
        file.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        return new Written(
                kinds.entrySet().stream()
                        .map(kind -> kind.getValue().line(kind.getKey()))
                        .toList(),
                List.of(),
                List.of("be.return.note.social_balance"),
                "social-balance-%s-%d-%d.csv"
                        .formatted(data.employer().code(), data.last().getYear(), data.nr()));
    }

    /** The work of one kind of contract, one person after the other. A contract is one person's. */
    private static final class KindOfWork {

        private final ReturnData data;
        private int people;
        private long contracts;
        private long begun;
        private long ended;
        private BigDecimal hours = BigDecimal.ZERO;
        private Money gross = Money.ZERO;
        private Money cost = Money.ZERO;

        KindOfWork(ReturnData data) {
            this.data = data;
        }

        void add(List<PaidWork> ofOnePerson) {
            if (ofOnePerson.isEmpty()) {
                return;
            }
            people++;
            contracts += contracts(ofOnePerson, paid -> true);
            begun += contracts(ofOnePerson, paid -> !paid.engagement().first().isBefore(data.first()));
            ended += contracts(ofOnePerson, paid -> !paid.engagement().last().isAfter(data.last()));
            for (PaidWork paid : ofOnePerson) {
                hours = hours.add(paid.hours());
                gross = gross.plus(paid.totals().gross());
                cost = cost.plus(paid.totals().gross())
                        .plus(paid.totals().contributions())
                        .plus(paid.totals().holiday());
            }
        }

        private static long contracts(List<PaidWork> work, Predicate<PaidWork> which) {
            return work.stream()
                    .filter(which)
                    .map(PaidWork::contract)
                    .distinct()
                    .count();
        }

        ReturnLine line(ContractKind kind) {
            return new ReturnLine("be.return.social_balance." + kind.name(), "", people, gross, cost, null, true);
        }

        String row(String name) {
            BigDecimal year = new BigDecimal(BelgianLegislation.get()
                            .on(data.last())
                            .table("declarations/dmfa_working_time")
                            .cell("reference_hours")
                            .text())
                    .divide(HUNDRED, 2, RoundingMode.HALF_UP)
                    .multiply(WEEKS);
            return "%s;%d;%d;%d;%d;%s;%s;%s\n"
                    .formatted(
                            name,
                            people,
                            contracts,
                            begun,
                            ended,
                            hours,
                            hours.divide(year, 2, RoundingMode.HALF_UP),
                            cost);
        }
    }
}
