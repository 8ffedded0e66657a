package coop.ouvrage.employment;

import java.util.List;

/**
 * A paper beside a contract, ready to print: who says it, of whom, and what. Public for its template.
 *
 * @param facts in order, each with its name
 */
public record StatementPrint(
        String language, String title, String lead, Side from, Side about, List<Fact> facts, String note, String foot) {

    /** One of the two sides. */
    public record Side(String heading, String name, List<String> lines) {}

    /** One line. */
    public record Fact(String name, String text) {}
}
