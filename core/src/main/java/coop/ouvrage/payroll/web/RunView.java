package coop.ouvrage.payroll.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.PayRun;
import coop.ouvrage.payroll.PayRunProgress;
import coop.ouvrage.payroll.Totals;
import coop.ouvrage.web.Mark;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pay run for the desk.
 *
 * @param again what it pays of earlier runs, beside its own net wages
 * @param earlier the wages of earlier runs in it; none for somebody who may see totals only
 * @param rows some of its payslips; none for somebody who may see totals only
 * @param borne what the common pot bears of contracts, the largest first; none for somebody who may see totals only
 * @param blocked what keeps back some of its wages, and what to settle beside them; none for somebody who may see totals only
 * @param next the address of the next ones; empty for none
 * @param progress how far a release or a preparation has come; null if nothing is under way
 * @param mine whether the reader is the one who prepared or checked it
 */
public record RunView(
        PayRun run,
        Mark mark,
        String state,
        Totals totals,
        Money again,
        List<Again> earlier,
        List<Row> rows,
        List<Borne> borne,
        List<BlockedWage> blocked,
        String next,
        @Nullable PayRunProgress progress,
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

    /** A wage of an earlier run that this one pays: it came back, or no account was known. */
    public record Again(String payslip, String worker, Money amount, Mark mark, String state) {}

    /** What the common pot bears of a contract, and why. */
    public record Borne(String contract, String worker, String cause, Money charge, Money cost, Money amount) {}
}
