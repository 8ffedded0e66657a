package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.returns.spi.PaidWork;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One contract in a quarter.
 *
 * @param unpaid shifts of the quarter for which no wage is due
 * @param days worked in the quarter as they stand after the last correction
 * @param gross of the work
 * @param departure the simple part of the holiday pay at its end
 * @param premium paid beside the wages
 */
record DmfaOccupation(
        UUID contract,
        LocalDate first,
        LocalDate last,
        String committee,
        ContractKind kind,
        List<PaidWork.Unpaid> unpaid,
        int days,
        BigDecimal hours,
        Money gross,
        Money departure,
        Money premium) {

    static DmfaOccupation of(List<PaidWork> payslips, DmfaCodes codes) {
        PaidWork any = payslips.getFirst();
        List<PaidWork> contract = DeparturePay.without(payslips);
        Map<LocalDate, PaidWork> newest = new HashMap<>();
        contract.stream().sorted(Comparator.comparingInt(PaidWork::nr)).forEach(paid -> newest.put(paid.month(), paid));
        return new DmfaOccupation(
                any.contract(),
                any.engagement().first(),
                any.engagement().last(),
                committee(any.engagement().jointCommittee()),
                any.kind(),
                any.engagement().unpaid(),
                newest.values().stream().mapToInt(paid -> paid.days().size()).sum(),
                contract.stream().map(PaidWork::hours).reduce(BigDecimal.ZERO, BigDecimal::add),
                gross(contract),
                departure(payslips.stream().filter(DeparturePay::is).toList(), codes),
                gross(payslips.stream().filter(DeparturePay::isPremium).toList()));
    }

    private static Money departure(List<PaidWork> payslips, DmfaCodes codes) {
        return codes.apart()
                ? Money.sum(payslips.stream()
                        .map(paid -> DeparturePay.simple(paid, codes.day()))
                        .toList())
                : DeparturePay.simple(gross(payslips), codes.day());
    }

    private static Money gross(List<PaidWork> payslips) {
        return Money.sum(payslips.stream().map(paid -> paid.totals().gross()).toList());
    }

    /** A committee without sub-committee has three digits. */
    private static String committee(String number) {
        return number.endsWith(".00") ? number.substring(0, number.length() - ".00".length()) : number;
    }

    /** Nothing is left of it after corrections. */
    boolean isEmpty() {
        return days == 0 && premium.isZero();
    }
}
