package coop.ouvrage.web.request;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Secrets;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.ShownOnce;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The same form, or the same API request, sent twice is one act with one answer. A key that comes with other content is refused (409), a
 * request of the API without key too (400). An act that broke off is never repeated by itself: its sender is told to look first.
 */
final class OnceFilter extends OncePerRequestFilter {

    /** Every POST of the API carries it. */
    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST_KEY = 100;
    private static final int LARGEST_ANSWER = 1 << 22;
    private static final int WAITS = 40;

    /** As much as a form with a file may hold. */
    static final int LARGEST_BODY = 21 << 20;

    private final RequestKeys keys;
    private final CurrentUser user;
    private final ErrorPages pages;

    OnceFilter(RequestKeys keys, CurrentUser user, ErrorPages pages) {
        this.keys = keys;
        this.user = user;
        this.pages = pages;
    }

    /** A form that only asks (its path ends in {@code /answer}) writes nothing: it is asked again while one types. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod()) || request.getRequestURI().endsWith("/answer");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean api = ActorFilter.isApi(request);
        String key = api ? request.getHeader(HEADER) : request.getParameter("form_key");
        boolean usable = key != null && !key.isBlank() && key.length() <= LONGEST_KEY;
        if (api && !usable) {
            refuse(request, response, HttpStatus.BAD_REQUEST, "web.key_missing");
        } else if (usable) {
            once(request, response, chain, api, Objects.requireNonNull(key));
        } else {
            chain.doFilter(request, response);
        }
    }

    private void once(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, boolean api, String value)
            throws ServletException, IOException {
        boolean whole = api && !hasFiles(request);
        Optional<KeptBody> body = whole ? KeptBody.of(request, LARGEST_BODY) : Optional.empty();
        if (whole && body.isEmpty()) {
            refuse(request, response, HttpStatus.CONTENT_TOO_LARGE, "web.body_too_large");
            return;
        }
        HttpServletRequest readable = body.<HttpServletRequest>map(kept -> kept).orElse(request);
        String content = body.isPresent()
                ? new String(body.get().bytes(), StandardCharsets.ISO_8859_1)
                : fields(request) + files(request);
        String asked = request.getRequestURI() + '\n' + content;
        String owner = user.id().map(id -> id.value().toString()).orElse("stranger");
        RequestKeys.Key key = new RequestKeys.Key(owner, value);
        if (keys.take(key, asked)) {
            first(readable, response, chain, key);
        } else {
            again(readable, response, key, asked);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        pages.write(request, response, status, List.of(Refusal.of(code)));
    }

    private void first(HttpServletRequest request, HttpServletResponse response, FilterChain chain, RequestKeys.Key key)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        boolean ended = false;
        try {
            chain.doFilter(request, kept);
            ended = true;
        } finally {
            if (!ended) {
                keys.forget(key);
            }
        }
        if (kept.getStatus() < 400) {
            keys.answered(key, kept.getStatus(), toKeep(request, kept));
        } else {
            keys.forget(key);
        }
        kept.copyBodyToResponse();
    }

    private static @Nullable KeptAnswer toKeep(HttpServletRequest request, ContentCachingResponseWrapper answer) {
        return ShownOnce.isMarked(request) || answer.getContentSize() > LARGEST_ANSWER
                ? null
                : new KeptAnswer(
                        Objects.requireNonNullElse(answer.getHeader("Location"), ""),
                        Objects.requireNonNullElse(answer.getContentType(), ""),
                        answer.getContentAsByteArray());
    }

    private void again(HttpServletRequest request, HttpServletResponse response, RequestKeys.Key key, String asked)
            throws IOException {
        RequestKeys.Known known = waited(key);
        if (known != null && !known.requestHash().equals(key.hash(asked))) {
            refuse(request, response, HttpStatus.CONFLICT, "web.key_used");
        } else if (known == null || known.status() == null) {
            refuse(request, response, HttpStatus.CONFLICT, "web.in_progress");
        } else if (known.answer() == null) {
            refuse(request, response, HttpStatus.CONFLICT, "web.shown_once");
        } else {
            repeat(response, known.status(), known.answer());
        }
    }

    private static void repeat(HttpServletResponse response, int status, KeptAnswer answer) throws IOException {
        response.setStatus(status);
        if (!answer.location().isEmpty()) {
            response.setHeader("Location", answer.location());
        }
        if (!answer.contentType().isEmpty()) {
            response.setContentType(answer.contentType());
        }
        response.setHeader("Idempotent-Replayed", "true");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(answer.body());
    }

    /** The answer of a twin that may still be on its way, for ten seconds at most. */
    private RequestKeys.@Nullable Known waited(RequestKeys.Key key) {
        Optional<RequestKeys.Known> known = keys.find(key);
        for (int i = 0; i < WAITS && known.isPresent() && known.get().status() == null; i++) {
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return known.get();
            }
            known = keys.find(key);
        }
        return known.orElse(null);
    }

    /** What was typed, without what changes by itself. */
    private static String fields(HttpServletRequest request) {
        TreeMap<String, String[]> fields = new TreeMap<>(request.getParameterMap());
        fields.remove("_csrf");
        StringBuilder text = new StringBuilder();
        fields.forEach((name, values) ->
                text.append(name).append('=').append(Arrays.toString(values)).append('\n'));
        return text.toString();
    }

    /** Files that come with a form are part of what was asked. */
    private static String files(HttpServletRequest request) throws IOException, ServletException {
        if (!hasFiles(request)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Part part : request.getParts()) {
            if (part.getSubmittedFileName() != null) {
                try (InputStream file = part.getInputStream()) {
                    String bytes = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
                    text.append(part.getName())
                            .append('=')
                            .append(Secrets.hash(bytes))
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    static boolean hasFiles(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith("multipart/form-data");
    }
}
