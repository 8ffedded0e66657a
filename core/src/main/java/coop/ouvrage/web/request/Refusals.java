package coop.ouvrage.web.request;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The one place where refusals and breakdowns become pages for people and problems (RFC 9457) for programs. */
@ControllerAdvice
@Component
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final ErrorPages pages;

    Refusals(ErrorPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    void refused(RefusedException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pages.write(request, response, HttpStatus.UNPROCESSABLE_CONTENT, e.refusals());
    }

    /** As if it were not there: whoever may not know of a thing learns nothing from the answer. */
    @ExceptionHandler
    void denied(AccessDenied e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        LOG.info("{} to {}", e.getMessage(), request.getAttribute(BEST_MATCH));
        pages.write(request, response, HttpStatus.NOT_FOUND, List.of());
    }

    @ExceptionHandler
    void notFound(NotFound e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pages.write(request, response, HttpStatus.NOT_FOUND, List.of());
    }

    @ExceptionHandler
    void stepUp(StepUp.Needed e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ActorFilter.isApi(request)) {
            pages.write(request, response, HttpStatus.FORBIDDEN, List.of(Refusal.of("web.second_factor_needed")));
        } else {
            String back = "GET".equals(request.getMethod()) ? request.getRequestURI() : referer(request);
            response.sendRedirect("/profile/prove?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
        }
    }

    @ExceptionHandler
    void broken(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = status(e);
        if (status.is5xxServerError()) {
            LOG.error("broke down on {} {}", request.getMethod(), request.getAttribute(BEST_MATCH), e);
        }
        if (e instanceof NoSuchElementException) {
            LOG.info("not found on {} {}", request.getMethod(), request.getAttribute(BEST_MATCH), e);
        }
        if (!response.isCommitted()) {
            pages.write(request, response, status, refusals(e));
        }
    }

    private static List<Refusal> refusals(Exception e) {
        return switch (e) {
            case HttpMessageNotReadableException body -> UnreadableJson.refusals(body);
            case MethodArgumentTypeMismatchException argument
            when !isPath(argument) -> List.of(Refusal.of("web.field_unreadable", "field", argument.getName()));
            case MissingServletRequestParameterException missing ->
                List.of(Refusal.of("web.required", "field", missing.getParameterName()));
            default -> List.of();
        };
    }

    private static boolean isPath(MethodArgumentTypeMismatchException e) {
        return e.getParameter().hasParameterAnnotation(PathVariable.class);
    }

    /** A stranger at a closed door: a person is led to the log-in, a program told that it has to say who it is. */
    void stranger(HttpServletRequest request, HttpServletResponse response, @Nullable AuthenticationException e)
            throws IOException {
        if (ActorFilter.isApi(request)) {
            pages.write(request, response, HttpStatus.UNAUTHORIZED, List.of());
            return;
        }
        String next = "GET".equals(request.getMethod()) ? request.getRequestURI() : "/home";
        response.sendRedirect("/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    void forbidden(HttpServletRequest request, HttpServletResponse response, @Nullable AccessDeniedException e)
            throws IOException {
        pages.write(request, response, HttpStatus.FORBIDDEN, List.of());
    }

    private static final String BEST_MATCH = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

    private static HttpStatus status(Exception e) {
        if (e instanceof ErrorResponse known) {
            return HttpStatus.valueOf(known.getStatusCode().value());
        }
        if (e instanceof MethodArgumentTypeMismatchException argument && !isPath(argument)) {
            return HttpStatus.BAD_REQUEST;
        }
        // Services throw NoSuchElementException for an identifier that nobody knows.
        if (e instanceof TypeMismatchException || e instanceof NoSuchElementException) {
            return HttpStatus.NOT_FOUND;
        }
        if (e instanceof HttpMessageNotReadableException) {
            return HttpStatus.BAD_REQUEST;
        }
        ResponseStatus marked = AnnotatedElementUtils.findMergedAnnotation(e.getClass(), ResponseStatus.class);
        return marked == null ? HttpStatus.INTERNAL_SERVER_ERROR : marked.code();
    }

    /** The path of the page that sent the form, if it is one of ours. */
    private static String referer(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        String own = request.getScheme() + "://" + request.getHeader("Host");
        return referer != null && referer.startsWith(own + "/") ? referer.substring(own.length()) : "/home";
    }
}
