package coop.ouvrage.payroll.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.PayRun;
import coop.ouvrage.payroll.Totals;
import coop.ouvrage.web.Mark;
import java.time.LocalDate;
import java.util.List;

/**
 * A pay run for the desk.
 *
 * @param rows its payslips; none for somebody who may see totals only
 * @param mine whether the reader is the one who prepared or checked it
 */
public record RunView(
        PayRun run,
        Mark mark,
        String state,
        Totals totals,
        List<Row> rows,
        boolean mayCheck,
        boolean mayRelease,
        boolean mine) {

    /** A payslip in it. */
    public record Row(
            String id,
            String worker,
            LocalDate lastDay,
            String kind,
            boolean correction,
            Money gross,
            Money net,
            Money result,
            Mark mark,
            String state,
            boolean returned) {}
}
