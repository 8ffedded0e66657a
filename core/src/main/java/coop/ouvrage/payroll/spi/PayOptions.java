package coop.ouvrage.payroll.spi;

/**
 * What an answer holds beside the net.
 *
 * @param traced every step of the calculation
 * @param employer the employer's side; needs figures of the law that the net does not need
 */
public record PayOptions(boolean traced, boolean employer) {

    public static final PayOptions EVERYTHING = new PayOptions(true, true);
    public static final PayOptions NET_ONLY = new PayOptions(false, false);
}
