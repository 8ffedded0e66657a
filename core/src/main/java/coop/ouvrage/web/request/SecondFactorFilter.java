package coop.ouvrage.web.request;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.refusal.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads staff that entered without a second factor to setting one up; until then they see nothing else. A token serves staff only who have
 * set one up: it proves nobody, and acts on money ask for a code besides.
 */
final class SecondFactorFilter extends OncePerRequestFilter {

    private static final List<String> ALLOWED =
            List.of("/profile/second-factor", "/logout", "/assets/", "/error", "/demo");

    private final CurrentUser current;
    private final Users users;
    private final ErrorPages pages;

    SecondFactorFilter(CurrentUser current, Users users, ErrorPages pages) {
        this.current = current;
        this.users = users;
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Actor actor = current.actor();
        boolean free = !actor.isStaff()
                || actor.provenAt() != null
                || ALLOWED.stream().anyMatch(request.getRequestURI()::startsWith)
                || users.isDemo()
                || ActorFilter.hasToken(request) && isSetUp(actor);
        if (free) {
            chain.doFilter(request, response);
        } else if (ActorFilter.isApi(request)) {
            pages.write(request, response, HttpStatus.FORBIDDEN, List.of(Refusal.of("web.second_factor_needed")));
        } else {
            response.sendRedirect("/profile/second-factor");
        }
    }

    private boolean isSetUp(Actor actor) {
        UserId user = actor.user();
        return user != null
                && users.find(user).filter(Users.User::hasSecondFactor).isPresent();
    }
}
