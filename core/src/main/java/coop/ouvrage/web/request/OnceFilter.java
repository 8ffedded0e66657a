package coop.ouvrage.web.request;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Secrets;
import coop.ouvrage.refusal.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The same form, or the same API request, sent twice is one act with one answer. A key that comes with other content is refused (409). An
 * act that broke off is never repeated by itself: its sender is told to look first.
 */
final class OnceFilter extends OncePerRequestFilter {

    private static final int LONGEST_KEY = 100;
    private static final int LARGEST_BODY = 1 << 20;
    private static final int WAITS = 40;

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
        String key = api ? request.getHeader("Idempotency-Key") : request.getParameter("form_key");
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequest readable = api ? new KeptBody(request, LARGEST_BODY) : request;
        String hash = readable instanceof KeptBody kept
                ? Secrets.hash(new String(kept.bytes(), StandardCharsets.UTF_8))
                : Secrets.hash(fields(request));
        String owner = user.id().map(id -> id.value().toString()).orElse("stranger");
        if (keys.take(owner, key, request.getRequestURI(), hash)) {
            first(readable, response, chain, owner, key);
        } else {
            again(readable, response, owner, key, hash);
        }
    }

    private void first(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, String owner, String key)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        boolean ended = false;
        try {
            chain.doFilter(request, kept);
            ended = true;
        } finally {
            if (!ended) {
                keys.forget(owner, key);
            }
        }
        if (kept.getStatus() < 400) {
            String location = kept.getHeader("Location");
            byte[] body = kept.getContentSize() > LARGEST_BODY ? new byte[0] : kept.getContentAsByteArray();
            keys.answered(owner, key, kept.getStatus(), location, kept.getContentType(), body);
        } else {
            keys.forget(owner, key);
        }
        kept.copyBodyToResponse();
    }

    private void again(HttpServletRequest request, HttpServletResponse response, String owner, String key, String hash)
            throws IOException {
        RequestKeys.@Nullable Answer answer = waited(owner, key);
        boolean same = answer != null
                && answer.bodyHash().equals(hash)
                && answer.path().equals(request.getRequestURI());
        if (answer == null || answer.status() == null || !same) {
            String code = same || answer == null ? "web.in_progress" : "web.key_used";
            pages.write(request, response, HttpStatus.CONFLICT, List.of(Refusal.of(code)));
            return;
        }
        response.setStatus(answer.status());
        if (answer.location() != null) {
            response.setHeader("Location", answer.location());
        }
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        response.setHeader("Idempotent-Replayed", "true");
        byte[] body = answer.body();
        if (body != null) {
            response.getOutputStream().write(body);
        }
    }

    /** The answer of a twin that may still be on its way, for ten seconds at most. */
    private RequestKeys.@Nullable Answer waited(String owner, String key) {
        Optional<RequestKeys.Answer> answer = keys.find(owner, key);
        for (int i = 0; i < WAITS && answer.isPresent() && answer.get().status() == null; i++) {
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer.get();
            }
            answer = keys.find(owner, key);
        }
        return answer.orElse(null);
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
}
