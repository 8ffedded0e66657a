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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
    public Written write(ReturnData data, int version) {
        List<ReturnLine> lines = new ArrayList<>();
        StringBuilder file = new StringBuilder("kind;people;contracts;begun;ended;hours;full time equivalents;cost\n");
        for (ContractKind kind : ContractKind.values()) {
            List<PaidWork> work =
                    data.work().stream().filter(paid -> paid.kind() == kind).toList();
            if (!work.isEmpty()) {
                lines.add(line(kind, work));
                file.append(row(data, kind.name(), work));
            }
        }
        file.append(row(data, "TOTAL", data.work()));
        return new Written(
                lines,
                List.of(),
                List.of("be.return.note.social_balance"),
                "social-balance-%s-%d-%d.csv"
                        .formatted(data.employer().code(), data.last().getYear(), data.nr()),
                file.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ReturnLine line(ContractKind kind, List<PaidWork> work) {
        return new ReturnLine(
                "be.return.social_balance." + kind.name(),
                "",
                people(work),
                Money.sum(work.stream().map(paid -> paid.totals().gross()).toList()),
                cost(work),
                null,
                true);
    }

    private static int people(List<PaidWork> work) {
        return (int) work.stream().map(PaidWork::worker).distinct().count();
    }

    private static Money cost(List<PaidWork> work) {
        return Money.sum(work.stream()
                .map(paid -> paid.totals()
                        .gross()
                        .plus(paid.totals().contributions())
                        .plus(paid.totals().holiday()))
                .toList());
    }

    private static String row(ReturnData data, String name, List<PaidWork> work) {
        BigDecimal hours = work.stream().map(PaidWork::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
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
                        people(work),
                        work.stream().map(PaidWork::contract).distinct().count(),
                        contracts(work, paid -> !paid.engagement().first().isBefore(data.first())),
                        contracts(work, paid -> !paid.engagement().last().isAfter(data.last())),
                        hours,
                        hours.divide(year, 2, RoundingMode.HALF_UP),
                        cost(work));
    }

    private static long contracts(List<PaidWork> work, java.util.function.Predicate<PaidWork> which) {
        return work.stream().filter(which).map(PaidWork::contract).distinct().count();
    }
}
