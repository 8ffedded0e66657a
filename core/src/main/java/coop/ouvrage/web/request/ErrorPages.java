package coop.ouvrage.web.request;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Page;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Writes an error in words: what happened, and the way out. */
@Component
class ErrorPages {

    private static final List<Integer> TOLD = List.of(400, 401, 403, 404, 405, 409, 413, 422, 429, 500);

    private final JsonMapper json = JsonMapper.builder().build();
    private final Templates templates;
    private final PageOfRequest pages;

    ErrorPages(Templates templates, PageOfRequest pages) {
        this.templates = templates;
        this.pages = pages;
    }

    void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, List<Refusal> refusals)
            throws IOException {
        response.resetBuffer();
        response.setStatus(status.value());
        Page page = pages.of(request);
        if (ActorFilter.isApi(request)) {
            problem(response, status, refusals, page);
            return;
        }
        int told = TOLD.contains(status.value()) ? status.value() : status.is4xxClientError() ? 400 : 500;
        templates.write(
                "web/error",
                Map.of("page", page, "status", told, "refusals", refusals, "back", back(request)),
                response);
    }

    /** The page of this host from which a form was sent, without what it said was done; empty if none is known. */
    private static String back(HttpServletRequest request) {
        String from = request.getHeader(HttpHeaders.REFERER);
        if (from == null || request.getMethod().equals("GET")) {
            return "";
        }
        try {
            URI uri = URI.create(from);
            return request.getServerName().equals(uri.getHost())
                            && uri.getRawPath() != null
                            && uri.getRawPath().matches("/[^/].*")
                    ? UriComponentsBuilder.fromUriString(uri.getRawPath())
                            .query(uri.getRawQuery())
                            .replaceQueryParam(Toast.PARAMETER)
                            .build()
                            .toUriString()
                    : "";
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    private void problem(HttpServletResponse response, HttpStatus status, List<Refusal> refusals, Page page)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        if (!refusals.isEmpty()) {
            problem.put("detail", page.words().refusal(refusals.getFirst()));
            problem.put(
                    "refusals",
                    refusals.stream()
                            .map(r -> Map.of(
                                    "code", r.code(),
                                    "message", page.words().refusal(r),
                                    "arguments", texts(r.arguments())))
                            .toList());
        }
        response.setContentType("application/problem+json");
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private static Map<String, String> texts(Map<String, Object> arguments) {
        Map<String, String> texts = new LinkedHashMap<>();
        arguments.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
