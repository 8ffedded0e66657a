package coop.ouvrage.calendar;

/** The order in which modules do their morning's work, for {@code @Order} on listeners of {@link DayBegan}. */
public final class DayOrder {

    /** Watch over starts and declarations; days worked that nobody confirmed. */
    public static final int EMPLOYMENT = 100;
    /** Invoices that leave by themselves, after the work was confirmed. */
    public static final int INVOICING = 200;
    /** Wages that fall due, after the work was confirmed. */
    public static final int PAYROLL = 300;

    public static final int TREASURY = 400;
    public static final int RECEIVABLES = 500;
    public static final int GUARANTEE = 600;
    /** Jobs that are long over: what nobody claimed, what a trial unit may not keep. */
    public static final int CLOSING = 700;
    /** Last: what the others had to tell leaves. */
    public static final int MESSAGES = 900;

    private DayOrder() {}
}
