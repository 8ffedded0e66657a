package coop.ouvrage.payroll;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.MonthSoFar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the payslips of what is owed for a year beside wages: the first one whole, later ones by the difference. The unit pays none. */
@Component
class YearlyPayslips {

    private final PayslipSums sums;
    private final LegalEntities entities;
    private final BusinessTime time;

    YearlyPayslips(PayslipSums sums, LegalEntities entities, BusinessTime time) {
        this.sums = sums;
        this.entities = entities;
        this.time = time;
    }

    /** They stand in the month in which they are first paid; a correction stands in that month too. */
    List<Calculated> of(List<YearlyClaims.Found> open, Pays pays, PayRunId run, PayDay payDay) {
        LocalDate now = payDay.creditedOn().withDayOfMonth(1);
        Map<PayBasis.Home, Totals> years = new HashMap<>(
                sums.years(open.stream().map(found -> home(found, now)).collect(Collectors.toSet())));
        List<Calculated> all = new ArrayList<>();
        for (YearlyClaims.Found found : open) {
            Totals difference = found.claim().difference();
            Totals year = years.merge(home(found, now), difference, Totals::plus);
            all.add(calculated(payslip(found, pays, run, payDay, now), found, year));
        }
        return all;
    }

    private static PayBasis.Home home(YearlyClaims.Found found, LocalDate now) {
        return new PayBasis.Home(
                found.claim().worker(),
                found.contract().assignment().entity(),
                month(found, now).getYear());
    }

    private static LocalDate month(YearlyClaims.Found found, LocalDate now) {
        return found.paid() == null ? now : found.paid().month();
    }

    private Payslip payslip(YearlyClaims.Found found, Pays pays, PayRunId run, PayDay payDay, LocalDate now) {
        WorkContract contract = found.contract();
        return new Payslip(
                PayslipId.next(),
                run,
                contract.assignment().entity(),
                contract.assignment().worker(),
                contract.id(),
                contract.assignment().job(),
                contract.assignment().order(),
                contract.assignment().unit(),
                contract.kind(),
                pays,
                month(found, now),
                found.paid() == null ? 0 : found.paid().payslips(),
                contract.firstDay(),
                contract.lastDay(),
                payDay.creditedOn(),
                found.claim().difference(),
                contract.language(),
                null,
                time.now());
    }

    private Calculated calculated(Payslip payslip, YearlyClaims.Found found, Totals year) {
        WorkContract contract = found.contract();
        PayslipData data = new PayslipData(
                PayslipFacts.employer(entities.get(payslip.entity())),
                PayslipFacts.worker(found.person()),
                PayslipFacts.work(contract),
                List.of(),
                contract.coefficient(),
                Money.ZERO,
                MonthSoFar.NONE,
                found.answer(),
                found.paid() == null ? null : found.claim().before(),
                year,
                null);
        return new Calculated(payslip, contract.version(), BigDecimal.ZERO, BigDecimal.ZERO, 0, MonthSoFar.NONE, data);
    }
}
