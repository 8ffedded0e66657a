package coop.ouvrage.membership;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The user agreement in plain words, one version in one language. What is signed is the hash of its whole text.
 *
 * @param textHash SHA-256 of the text as it is kept, in hexadecimal
 */
public record Agreement(String version, String language, String title, List<Point> points, String textHash) {

    /** The version that is signed today. A changed text is a new version beside the old one. */
    public static final String IN_FORCE = "2026-1";

    /** One point of the agreement. */
    public record Point(String heading, String words) {}

    /** The agreement that is signed today, in the language of the reader. */
    public static Agreement inForce(String language) {
        return read(IN_FORCE, language);
    }

    /** @throws IllegalArgumentException if there is no such version in this language */
    static Agreement read(String version, String language) {
        String file = "/membership/agreement/" + version + "_" + language + ".txt";
        try (InputStream stream = Agreement.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("no agreement " + version + " in " + language);
            }
            return parse(version, language, stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Agreement parse(String version, String language, byte[] content) {
        List<String> lines = new String(content, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        List<Point> points = new ArrayList<>();
        for (int i = 1; i + 1 < lines.size(); i += 2) {
            points.add(new Point(lines.get(i).substring(1).strip(), lines.get(i + 1)));
        }
        return new Agreement(version, language, lines.getFirst(), List.copyOf(points), Hash.of(content));
    }
}
