package coop.ouvrage.employment.web;

import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.Ending;
import coop.ouvrage.employment.LongContract;
import coop.ouvrage.employment.LongTerms;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a lasting contract shows.
 *
 * @param months made so far, oldest first
 * @param carried the monthly gross that the cautious forecast carries; null without one
 * @param proposedEnd an end by agreement that the worker has not answered
 */
public record LongView(
        LongContract contract,
        LongRow row,
        boolean isWorker,
        boolean readsUnit,
        boolean mayDecide,
        boolean mayPropose,
        List<WorkContract> months,
        AbsenceView away,
        @Nullable Money carried,
        @Nullable Ending proposedEnd) {

    public boolean isAsked() {
        return contract.state() == LongContract.State.ASKED;
    }

    /** Signed by both sides, and its end is not recorded. */
    public boolean isRunning() {
        return row.signed() != null && row.signed().binding() && contract.ending() == null;
    }

    /** The worker has the first month to sign. */
    public boolean toSign() {
        return isWorker && row.signed() == ContractState.SENT;
    }

    /** The words of a rider, as shown and as agreed to. */
    public static String rider(Words words, LongContract contract, LongTerms rider) {
        return words.t(
                "employment.long.rider.words",
                "month",
                words.month(rider.from().atDay(1)),
                "hours",
                rider.weeklyHours(),
                "full",
                contract.fullHours(),
                "gross",
                rider.gross(),
                "reason",
                rider.reason());
    }

    /** The words of an end by agreement, as shown and as agreed to. */
    public static String end(Words words, Ending ending) {
        return words.t("employment.long.end.words", "day", ending.lastDay(), "reason", ending.reason());
    }

    public String rider(Words words) {
        return contract.proposed().map(rider -> rider(words, contract, rider)).orElse("");
    }
}
