package coop.ouvrage.returns.spi;

import java.util.List;

/**
 * A paper in its language, every word of it: kept like this and printed from here alone. Public for its template.
 *
 * @param foot who issues it
 */
public record Paper(
        String language, String title, String lead, List<Section> sections, List<String> notes, String foot) {

    public Paper {
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }

    /** A part of it: facts, or a table when it has columns. */
    public record Section(String heading, List<Fact> facts, List<String> columns, List<List<String>> rows) {

        public static Section facts(String heading, List<Fact> facts) {
            return new Section(heading, List.copyOf(facts), List.of(), List.of());
        }

        public static Section table(String heading, List<String> columns, List<List<String>> rows) {
            return new Section(heading, List.of(), List.copyOf(columns), List.copyOf(rows));
        }
    }

    /** @param code of the official form, empty if it has none */
    public record Fact(String code, String name, String text) {}
}
