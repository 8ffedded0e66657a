package coop.ouvrage.payroll;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of a pay run that waits: what it pays, for whom it still waits. */
@Component
class PayRunFacts implements ItemFacts {

    private final PayRunStore runs;
    private final PayslipStore payslips;

    PayRunFacts(PayRunStore runs, PayslipStore payslips) {
        this.runs = runs;
        this.payslips = payslips;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("pay_run");
    }

    @Override
    public List<Fact> of(Item item) {
        return runs.find(new PayRunId(item.subject())).map(this::facts).orElse(List.of());
    }

    private List<Fact> facts(PayRun run) {
        Totals totals = payslips.totals(run.id());
        return List.of(
                Fact.of("ledger.entity", run.entity()),
                Fact.of("payroll.total.gross", totals.gross()),
                Fact.of("payroll.total.net", totals.net()),
                Fact.of("payroll.fact.credited_on", run.payDay().creditedOn()),
                Fact.of(
                        "payroll.fact.waits_for",
                        run.preparedBy() == null ? "payroll.fact.waits.check" : "payroll.fact.waits.release"));
    }
}
