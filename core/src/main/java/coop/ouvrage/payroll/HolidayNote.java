package coop.ouvrage.payroll;

/** Who pays the holiday pay of some work, and when: every payslip says it. */
public final class HolidayNote {

    private HolidayNote() {}

    /** The key of its text; empty for students, whose pay within the quota earns none. */
    public static String of(Payslip payslip, PayslipData data) {
        if (payslip.isDeparture()) {
            return "payroll.departure.means";
        }
        if (payslip.isYearly()) {
            return payslip.pays().key() + ".means";
        }
        return switch (payslip.kind()) {
            case EMPLOYEE ->
                Boolean.TRUE.equals(data.work().goesOn()) ? "payroll.holiday.lasting" : "payroll.holiday.now";
            case ARTIST -> "payroll.holiday.later";
            case STUDENT -> "";
        };
    }
}
