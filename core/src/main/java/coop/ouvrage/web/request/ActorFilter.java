package coop.ouvrage.web.request;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.ApiTokens;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.SecondFactor;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.web.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds who asks, for as long as the request lasts. Roles are read at every request: one that was withdrawn a second ago is gone.
 */
final class ActorFilter extends OncePerRequestFilter {

    /** Carries a code of the second factor, for acts that ask for it. */
    static final String SECOND_FACTOR = "Second-Factor";

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Users users;
    private final ApiTokens tokens;
    private final SecondFactor secondFactor;
    private final CurrentUser current;
    private final BusinessTime time;

    ActorFilter(
            Sessions sessions,
            Users users,
            ApiTokens tokens,
            SecondFactor secondFactor,
            CurrentUser current,
            BusinessTime time) {
        this.sessions = sessions;
        this.users = users;
        this.tokens = tokens;
        this.secondFactor = secondFactor;
        this.current = current;
        this.time = time;
    }

    static boolean hasToken(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith(BEARER);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Actor actor = actor(request).orElse(Actor.STRANGER);
        if (actor.user() != null) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    actor.user().toString(), null, authorities(actor)));
            SecurityContextHolder.setContext(context);
        }
        try {
            current.as(actor, () -> go(request, response, chain));
        } catch (Unchecked e) {
            e.rethrow();
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static List<SimpleGrantedAuthority> authorities(Actor actor) {
        return actor.roles().stream()
                .map(role -> new SimpleGrantedAuthority(role.name()))
                .toList();
    }

    private Optional<Actor> actor(HttpServletRequest request) {
        if (isApi(request) && hasToken(request)) {
            boolean writes = !List.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
            return tokens.actor(request.getHeader("Authorization").substring(BEARER.length()), writes)
                    .map(actor -> proven(actor, request.getHeader(SECOND_FACTOR)));
        }
        if (request.getRequestURI().startsWith("/assets/")) {
            return Optional.empty();
        }
        return sessions.entered(request).flatMap(entered -> users.actor(entered.user(), entered.provenAt()));
    }

    /** A program proves its user with a code of the app, once for each request that asks for it. */
    private Actor proven(Actor actor, @Nullable String code) {
        UserId user = actor.user();
        if (user == null || code == null || !secondFactor.check(user, code).isDone()) {
            return actor;
        }
        return users.actor(user, time.now()).orElse(actor);
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private static void go(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException e) {
            throw new Unchecked(e);
        }
    }

    /** Carries the checked exceptions of a filter chain through a lambda. */
    private static final class Unchecked extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unchecked(Exception cause) {
            super(cause);
        }

        void rethrow() throws IOException, ServletException {
            Throwable cause = getCause();
            if (cause instanceof IOException broken) {
                throw broken;
            }
            throw new ServletException(cause);
        }
    }
}
