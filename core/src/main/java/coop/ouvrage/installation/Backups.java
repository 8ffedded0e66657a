package coop.ouvrage.installation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the command line recorded of backups and restorations. */
@Component
public class Backups {

    private final JdbcClient jdbc;

    Backups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param restored whether the database came from the file, else the file from the database */
    public record Event(
            Instant at,
            boolean restored,
            Instant shows,
            long bytes,
            boolean encrypted,
            long rows,
            int files,
            String sha256) {}

    public List<Event> newest(int most) {
        return jdbc.sql("select * from backup_event order by id desc limit :most")
                .param("most", most)
                .query((row, n) -> new Event(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("kind").equals("RESTORE"),
                        row.getObject("shows", OffsetDateTime.class).toInstant(),
                        row.getLong("bytes"),
                        row.getBoolean("encrypted"),
                        row.getLong("row_count"),
                        row.getInt("file_count"),
                        row.getString("sha256")))
                .list();
    }

    /** Seconds since the last backup; none if there never was one. By the clock of the database, which wrote the record. */
    public Optional<Long> secondsSinceLast() {
        return jdbc.sql(
                        "select extract(epoch from clock_timestamp() - at)::bigint from backup_event where kind = 'BACKUP'"
                                + " order by id desc limit 1")
                .query(Long.class)
                .optional();
    }
}
