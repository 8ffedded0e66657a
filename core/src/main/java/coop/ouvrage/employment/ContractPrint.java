package coop.ouvrage.employment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the paper of a contract, ready to print. Public for its template.
 *
 * @param lead the first sentence: who works for whom, when
 * @param clauses numbered terms
 */
public record ContractPrint(
        String language,
        String title,
        String lead,
        Side employer,
        Side worker,
        String daysHeading,
        List<String> columns,
        List<Row> days,
        String termsHeading,
        List<Clause> clauses,
        String signing,
        String foot) {

    /** One of the two sides. */
    public record Side(String heading, String name, List<String> lines) {}

    /** One shift. */
    public record Row(String day, String time, String hours, String paid) {}

    /** One term. */
    public record Clause(String name, String text, @Nullable String note) {}
}
