package coop.ouvrage.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A mail in its two forms. The HTML form has no picture, no script and nothing from elsewhere. */
record LetterText(
        String language,
        String open,
        String foot,
        List<String> lines,
        @Nullable String link,
        @Nullable String code) {

    String plain() {
        StringBuilder text = new StringBuilder(String.join("\n", lines)).append("\n");
        if (code != null) {
            text.append("\n    ").append(code).append("\n");
        }
        if (link != null) {
            text.append("\n").append(open).append("\n").append(link).append("\n");
        }
        return text.append("\n-- \n").append(foot).append("\n").toString();
    }

    String html() {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"" + language + "\"><body>");
        lines.stream()
                .filter(line -> !line.isBlank())
                .forEach(line -> html.append("<p>").append(escaped(line)).append("</p>"));
        if (code != null) {
            html.append("<p><b>").append(escaped(code)).append("</b></p>");
        }
        if (link != null) {
            html.append("<p><a href=\"")
                    .append(escaped(link))
                    .append("\">")
                    .append(escaped(open))
                    .append("</a></p>");
        }
        return html.append("<p>-- <br>")
                .append(escaped(foot))
                .append("</p></body></html>")
                .toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
