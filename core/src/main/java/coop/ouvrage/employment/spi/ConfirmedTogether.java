package coop.ouvrage.employment.spi;

import java.util.function.Supplier;

/** Told upward that many contracts are confirmed in one transaction: what follows from them may wait until the last is, and be done at once. */
public interface ConfirmedTogether {

    /** Runs the confirmations, then what follows from them, within the transaction of the caller. */
    <T> T during(Supplier<T> confirmations);
}
