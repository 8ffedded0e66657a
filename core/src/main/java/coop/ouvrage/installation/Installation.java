package coop.ouvrage.installation;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mark of the database, set by its first migration and refused to change by a trigger. */
@Component
public class Installation {

    /** What a database is for. */
    public enum Kind {
        /** People's money and data. */
        REAL,
        /** The demo co-operative, with its bench. */
        DEMO,
        /** A year lived by {@code ./ouvrage replay}. */
        REPLAY
    }

    private final JdbcClient jdbc;

    Installation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Kind kind() {
        return Kind.valueOf(jdbc.sql("select kind from installation")
                .query(String.class)
                .single()
                .toUpperCase(Locale.ROOT));
    }
}
