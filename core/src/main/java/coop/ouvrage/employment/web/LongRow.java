package coop.ouvrage.employment.web;

import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.LongContract;
import coop.ouvrage.employment.LongOutlook;
import coop.ouvrage.web.Mark;
import org.jspecify.annotations.Nullable;

/**
 * A lasting contract in a list.
 *
 * @param signed how far its first month has come; null until an officer has agreed
 * @param outlook of the unit; null for a reader who may not see its budget
 */
public record LongRow(
        LongContract contract,
        String worker,
        String unit,
        @Nullable ContractState signed,
        LongOutlook.@Nullable Outlook outlook) {

    public String path() {
        return "/long-contracts/" + contract.id();
    }

    /** The text of its state. */
    public String state() {
        if (contract.ending() != null) {
            return "employment.long.state.ENDING";
        }
        return signed == null || contract.state() == LongContract.State.REFUSED
                ? "employment.long.state." + contract.state()
                : "employment.state." + signed;
    }

    public Mark mark() {
        if (contract.state() == LongContract.State.REFUSED || contract.ending() != null) {
            return Mark.NONE;
        }
        return signed == null ? Mark.WAIT : ContractMarks.of(signed);
    }
}
