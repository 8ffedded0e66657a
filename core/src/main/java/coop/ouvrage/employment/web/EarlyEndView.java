package coop.ouvrage.employment.web;

import coop.ouvrage.employment.ContractEnding;
import coop.ouvrage.employment.Ending;
import coop.ouvrage.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a contract ends before its last planned day, for its page.
 *
 * @param proposed an end that waits for the worker
 * @param gross what is left to pay then; null where nothing is proposed
 * @param ended how it has ended before its time
 * @param mayPropose whether the reader may propose an end, or agree on one for their own contract
 * @param mayGive whether the reader may record that one side ends it
 */
public record EarlyEndView(
        @Nullable ContractEnding proposed,
        @Nullable Money gross,
        @Nullable Ending ended,
        boolean mayPropose,
        boolean mayGive) {}
