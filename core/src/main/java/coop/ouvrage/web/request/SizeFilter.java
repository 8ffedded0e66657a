package coop.ouvrage.web.request;

import coop.ouvrage.refusal.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a form that is larger than the server takes apart, in words, before anybody asks for one of its fields: each such question would break down. */
class SizeFilter extends OncePerRequestFilter {

    private final ErrorPages pages;

    SizeFilter(ErrorPages pages) {
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (OnceFilter.hasFiles(request) && request.getContentLengthLong() > OnceFilter.LARGEST_BODY) {
            pages.write(
                    new Unread(request),
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    // The page of this status says the same in its own words.
                    ActorFilter.isApi(request) ? List.of(Refusal.of("web.body_too_large")) : List.of());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A request whose fields nobody reads. */
    private static final class Unread extends HttpServletRequestWrapper {

        Unread(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
