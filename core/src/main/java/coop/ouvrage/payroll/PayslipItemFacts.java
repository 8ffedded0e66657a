package coop.ouvrage.payroll;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of a payslip whose money came back or is carried over: for which work, and when it was to be paid. */
@Component
class PayslipItemFacts implements ItemFacts {

    private final PayslipStore payslips;

    PayslipItemFacts(PayslipStore payslips) {
        this.payslips = payslips;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("payslip");
    }

    @Override
    public List<Fact> of(Item item) {
        return payslips.find(new PayslipId(item.subject()))
                .map(PayslipItemFacts::facts)
                .orElse(List.of());
    }

    private static List<Fact> facts(Payslip payslip) {
        return List.of(
                Fact.of("ledger.entity", payslip.entity()),
                Fact.of("employment.fact.first_day", payslip.firstDay()),
                Fact.of("employment.end.last_day", payslip.lastDay()),
                Fact.of("payroll.fact.credited_on", payslip.creditedOn()));
    }
}
