package coop.ouvrage.payroll.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.Differences;
import coop.ouvrage.payroll.HolidayNote;
import coop.ouvrage.payroll.Payslip;
import coop.ouvrage.payroll.PayslipData;
import coop.ouvrage.payroll.WagePayment;
import coop.ouvrage.web.Mark;
import coop.ouvrage.web.SumRow;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payslip, explained.
 *
 * @param lead what reaches the account, and when
 * @param lines from gross to net; those that are no totals add up to the last one
 * @param employer what the employer pays on top, up to the charge of the unit; empty when no work is left in the month
 * @param year what the calendar year adds up to; empty on payslips stored before it was kept
 * @param paid what reaches the account
 * @param deductions from the net to what reaches the account; empty where nothing is taken off
 * @param difference what this payslip shows to have been paid too much; null where nothing was
 * @param paper whether there is one to read
 * @param tax why so much was withheld; null where nothing is taxed
 * @param expectedOn the day of the bank's statement once it came, the promised one before; null while nobody can say
 * @param accountTail last characters of the account; empty before it is sent
 */
public record PayslipView(
        Payslip payslip,
        PayslipData data,
        Mark mark,
        String state,
        String lead,
        List<LineView> lines,
        Money net,
        List<SumRow> employer,
        List<SumRow> year,
        String accountTail,
        boolean own,
        Money paid,
        List<SumRow> deductions,
        Differences.@Nullable Difference difference,
        boolean paper,
        @Nullable TaxView tax,
        @Nullable LocalDate expectedOn) {

    static Mark mark(WagePayment.State state) {
        return switch (state) {
            case PAID, NOTHING -> Mark.GOOD;
            case RETURNED -> Mark.STOP;
            default -> Mark.WAIT;
        };
    }

    /** The worker reads it and has not agreed yet. */
    public boolean mayAgree() {
        return own && difference != null && difference.isReleased() && difference.agreedOn() == null;
    }

    /** The key of the text that says who pays holiday pay, and when; empty if none is earned. */
    public String holiday() {
        return HolidayNote.of(payslip, data);
    }

    public boolean hasUnverified() {
        return lines.stream().anyMatch(LineView::unverified);
    }
}
