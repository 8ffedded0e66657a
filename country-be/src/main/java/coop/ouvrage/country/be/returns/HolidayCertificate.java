package coop.ouvrage.country.be.returns;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.Paper;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.returns.spi.PaperFormat;
import coop.ouvrage.words.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What the next employer of an employee subtracts: the departure holiday pay of the current exercise. Artists and manual workers have none:
 * the holiday fund pays them; students within the quota have no right.
 */
@Component
class HolidayCertificate implements PaperFormat {

    private final Texts texts;

    HolidayCertificate(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String kind() {
        return "be.holiday_certificate";
    }

    @Override
    public Scope scope() {
        return Scope.CONTRACT;
    }

    @Override
    public boolean concerns(ContractKind contract) {
        return contract == ContractKind.EMPLOYEE || contract == ContractKind.STUDENT;
    }

    @Override
    public boolean concerns(List<PaidWork> work) {
        return work.stream().anyMatch(HolidayCertificate::hasRight);
    }

    private static boolean hasRight(PaidWork paid) {
        return paid.kind() == ContractKind.EMPLOYEE
                || paid.kind() == ContractKind.STUDENT
                        && !paid.cost("be.departure_holiday_pay").isZero();
    }

    /** What payslips have paid of it so far. */
    private static Money paid(PaperData data) {
        return Money.sum(data.work().stream()
                .filter(paid -> DeparturePay.is(paid) || DeparturePay.isDouble(paid))
                .map(paid -> paid.totals().gross())
                .toList());
    }

    @Override
    public Paper write(PaperData data) {
        PaperText text = new PaperText(texts, data);
        Law law = BelgianLegislation.get().on(data.last());
        Money base = Money.sum(data.work().stream()
                .filter(HolidayCertificate::hasRight)
                .filter(DeparturePay::isWork)
                .map(paid -> paid.totals().gross())
                .toList());
        Money simple = base.times(law.figure("holiday_pay/departure_simple").value());
        Money whole = base.times(law.figure("holiday_pay/departure_total").value());
        return text.paper(
                "holiday",
                List.of(
                        text.employer(),
                        text.worker(),
                        Paper.Section.facts(text.t("contract"), text.contract()),
                        Paper.Section.facts(
                                text.t("holiday.pay"),
                                List.of(
                                        text.fact(
                                                "holiday.exercise",
                                                String.valueOf(data.last().getYear())),
                                        text.fact(
                                                "holiday.year",
                                                String.valueOf(data.last().getYear() + 1)),
                                        text.fact("gross", base),
                                        text.fact(
                                                "days",
                                                String.valueOf(text.days().size())),
                                        text.fact("holiday.simple", simple),
                                        text.fact("holiday.double", whole.minus(simple)),
                                        text.fact("holiday.whole", whole),
                                        text.fact("holiday.paid", paid(data))))),
                "holiday.note",
                "note.to_confirm");
    }
}
