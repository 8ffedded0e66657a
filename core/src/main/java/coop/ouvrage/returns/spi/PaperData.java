package coop.ouvrage.returns.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Everything that a paper is made of.
 *
 * @param first first day of contract, month or year
 * @param work posted payslips, corrections among them
 * @param rights owed to the person; only in the paper of a year of rights, which has no work
 * @param ending how the contract ended; only in the paper of a contract
 * @param answers of an officer to the questions of the format
 * @param language in which the paper is written
 */
public record PaperData(
        Employer employer,
        Declared person,
        LocalDate first,
        LocalDate last,
        List<PaidWork> work,
        List<PaidRights> rights,
        Ending ending,
        Map<String, String> answers,
        String language) {

    /** How a contract ends. */
    public enum Ending {
        /** On its last agreed day. */
        TERM,
        /** Before it, or without one, as both sides agreed. */
        AGREEMENT,
        DISMISSAL,
        RESIGNATION,
        /** Not at all yet, as far as is known: a month of a contract that lasts. */
        NONE
    }

    public PaperData {
        work = List.copyOf(work);
        rights = List.copyOf(rights);
        answers = Map.copyOf(answers);
    }
}
