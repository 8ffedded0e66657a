package coop.ouvrage.web.request;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/** Forgets sessions that are over. Its timer runs with the application, that of the repository also before a first migration. */
@Component
class SessionCleaning {

    private final JdbcIndexedSessionRepository sessions;

    SessionCleaning(JdbcIndexedSessionRepository sessions) {
        this.sessions = sessions;
    }

    @Scheduled(fixedDelay = 300_000, initialDelay = 60_000)
    void clean() {
        sessions.cleanUpExpiredSessions();
    }
}
