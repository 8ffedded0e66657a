package coop.ouvrage.recovery;

import java.util.List;

/**
 * A letter to a client, ready to print: a reminder, a statement, a plan, a claim. Public for its template.
 *
 * @param sender lines under the name of the entity
 * @param addressee lines of the envelope
 * @param paragraphs before the table
 * @param columns of the table; the last {@code amounts} of them are amounts
 * @param sums below the table, the last one in all
 * @param notes small print: law, payment details
 */
public record ClientLetter(
        String language,
        String title,
        String date,
        String entity,
        List<String> sender,
        List<String> addressee,
        List<String> paragraphs,
        List<String> columns,
        int amounts,
        List<List<String>> rows,
        List<Sum> sums,
        List<String> notes,
        String foot) {

    /** A line below the table. */
    public record Sum(String name, String amount) {}
}
