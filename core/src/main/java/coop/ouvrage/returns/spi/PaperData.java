package coop.ouvrage.returns.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Everything that a paper is made of.
 *
 * @param first first day of contract, month or year
 * @param work posted payslips, corrections among them
 * @param answers of an officer to the questions of the format
 * @param language in which the paper is written
 */
public record PaperData(
        Employer employer,
        Declared person,
        LocalDate first,
        LocalDate last,
        List<PaidWork> work,
        Map<String, String> answers,
        String language) {

    public PaperData {
        work = List.copyOf(work);
        answers = Map.copyOf(answers);
    }
}
