package coop.ouvrage.demo;

import coop.ouvrage.words.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever comes while the year is being lived sees how far it is, on one page that asks again by itself: half a year would only puzzle. */
@DemoOnly
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LoadingPage extends OncePerRequestFilter {

    private final Loading loading;
    private final Texts texts;

    LoadingPage(Loading loading, Texts texts) {
        this.loading = loading;
        this.texts = texts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return loading.percent() == null || path.startsWith("/assets/") || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String asked = request.getLocale().getLanguage();
        String language = Texts.LANGUAGES.contains(asked) ? asked : "en";
        Integer percent = loading.percent();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "5");
        response.setHeader("Refresh", "2");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(page(language, percent == null ? 100 : percent));
    }

    private String page(String language, int percent) {
        return """
                <!doctype html>
                <html lang="%1$s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%2$s</title><link rel="stylesheet" href="/assets/tokens.css"><link rel="stylesheet" href="/assets/ouvrage.css"></head>
                <body class="public"><main class="public__main"><header class="page-head"><h1>%2$s</h1>
                <p class="lead">%3$s</p></header><p><progress max="100" value="%4$d" aria-label="%2$s">%4$d %%</progress></p></main></body></html>
                """.formatted(
                        language,
                        texts.get(language, "demo.loading"),
                        texts.get(language, "demo.loading.how", Map.of("percent", percent)),
                        percent);
    }
}
