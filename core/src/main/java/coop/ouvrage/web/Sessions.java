package coop.ouvrage.web;

import coop.ouvrage.access.Secrets;
import coop.ouvrage.access.UserId;
import coop.ouvrage.calendar.BusinessTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Sessions of browsers, kept in the database: begun by a log-in, listed and ended by their user. Strangers have none. */
@Component
public class Sessions {

    private static final String USER = "user";
    private static final String PROVEN = "proven";
    private static final String AWAITED = "awaited";
    private static final String AWAITED_SINCE = "awaited_since";
    private static final String AGENT = "agent";
    private static final String KEY = "key";

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final BusinessTime time;

    Sessions(FindByIndexNameSessionRepository<? extends Session> repository, BusinessTime time) {
        this.repository = repository;
        this.time = time;
    }

    /** A browser in which somebody is logged in. */
    public record Browser(String key, String agent, Instant since, Instant lastSeen, boolean isThis) {}

    /** What the session of a request says of its user. */
    public record Entered(UserId user, @Nullable Instant provenAt) {}

    /**
     * Logs somebody in with a session whose identifier nobody knew before.
     *
     * @param proven whether a second factor was given
     */
    public void begin(HttpServletRequest request, UserId user, boolean proven) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(USER, user.toString());
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, user.toString());
        session.setAttribute(AGENT, agent(request));
        session.setAttribute(KEY, Secrets.token().substring(0, 16));
        if (proven) {
            session.setAttribute(PROVEN, time.now().toEpochMilli());
        }
    }

    /** Remembers that the password was right, until the code of the second factor follows. */
    public void awaitCode(HttpServletRequest request, UserId user) {
        end(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(AWAITED, user.toString());
        session.setAttribute(AWAITED_SINCE, time.now().toEpochMilli());
        session.setMaxInactiveInterval(300);
    }

    /** Whose code is awaited. */
    public Optional<UserId> awaited(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(AWAITED) instanceof String user
                        && session.getAttribute(AWAITED_SINCE) instanceof Long since
                        && since + 300_000 > time.now().toEpochMilli()
                ? Optional.of(new UserId(UUID.fromString(user)))
                : Optional.empty();
    }

    /** Notes that the second factor was given just now. */
    public void proven(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.setAttribute(PROVEN, time.now().toEpochMilli());
        }
    }

    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Who entered with the session of this request. */
    public Optional<Entered> entered(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(USER) instanceof String user)) {
            return Optional.empty();
        }
        Instant proven = session.getAttribute(PROVEN) instanceof Long millis ? Instant.ofEpochMilli(millis) : null;
        return Optional.of(new Entered(new UserId(UUID.fromString(user)), proven));
    }

    public List<Browser> of(UserId user, HttpServletRequest request) {
        HttpSession current = request.getSession(false);
        String here = current == null ? "" : key(current.getAttribute(KEY));
        return repository.findByPrincipalName(user.toString()).values().stream()
                .map(s -> new Browser(
                        key(s.getAttribute(KEY)),
                        String.valueOf((Object) s.getAttribute(AGENT)),
                        s.getCreationTime(),
                        s.getLastAccessedTime(),
                        key(s.getAttribute(KEY)).equals(here)))
                .sorted((a, b) -> b.lastSeen().compareTo(a.lastSeen()))
                .toList();
    }

    /** Ends one session of a user, named by {@link Browser#key()}. */
    public void end(UserId user, String key) {
        repository.findByPrincipalName(user.toString()).values().stream()
                .filter(session -> key(session.getAttribute(KEY)).equals(key))
                .forEach(session -> repository.deleteById(session.getId()));
    }

    /** Ends all sessions of a user: after a new password, or when a role was withdrawn. */
    public void endAll(UserId user) {
        repository.findByPrincipalName(user.toString()).keySet().forEach(repository::deleteById);
    }

    /** Ends all sessions of a user but this one. */
    public void endOthers(UserId user, HttpServletRequest request) {
        HttpSession current = request.getSession(false);
        repository.findByPrincipalName(user.toString()).keySet().stream()
                .filter(id -> current == null || !id.equals(current.getId()))
                .forEach(repository::deleteById);
    }

    /** Names a session without giving away its identifier. */
    private static String key(@Nullable Object attribute) {
        return attribute instanceof String text ? text : "";
    }

    private static String agent(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent.substring(0, Math.min(agent.length(), 200));
    }
}
