package coop.ouvrage.employment.web;

import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.DeclarationState;
import coop.ouvrage.employment.spi.Answer;
import coop.ouvrage.web.Mark;
import coop.ouvrage.web.Words;

/** How states look. Public for templates. */
public final class ContractMarks {

    private ContractMarks() {}

    public static Mark of(ContractState state) {
        return switch (state) {
            case DECLARED, RUNNING, DONE -> Mark.GOOD;
            case REFUSED -> Mark.STOP;
            case SENT, SIGNED -> Mark.WAIT;
            case DRAFT, CANCELLED -> Mark.NONE;
        };
    }

    public static Mark of(DeclarationState state) {
        return switch (state) {
            case ACCEPTED -> Mark.GOOD;
            case REFUSED, SILENT -> Mark.STOP;
            case DROPPED -> Mark.NONE;
            default -> Mark.WAIT;
        };
    }

    /** A reason of the authority in plain words where its code is known, with code and own words of the authority. */
    public static String reason(Words words, Answer.Anomaly anomaly) {
        String key = "employment.authority." + anomaly.code();
        String own = (anomaly.code() + " " + anomaly.text()).strip();
        return words.has(key) ? words.t(key) + " (" + own + ")" : own;
    }
}
