package coop.ouvrage.web.request;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads staff that entered without a second factor to setting one up; until then they see nothing else. */
final class SecondFactorFilter extends OncePerRequestFilter {

    private static final List<String> ALLOWED =
            List.of("/profile/second-factor", "/logout", "/assets/", "/error", "/demo", "/api/");

    private final CurrentUser current;
    private final Users users;

    SecondFactorFilter(CurrentUser current, Users users) {
        this.current = current;
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Actor actor = current.actor();
        boolean free = !actor.isStaff()
                || actor.provenAt() != null
                || ALLOWED.stream().anyMatch(request.getRequestURI()::startsWith)
                || users.isDemo();
        if (free) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect("/profile/second-factor");
        }
    }
}
