package coop.ouvrage.installation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was entered from files, by the key that the file gives it, so that reading a file again enters nothing twice. */
@Component
public class Imported {

    private final JdbcClient jdbc;

    Imported(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<UUID> find(String kind, String key) {
        return jdbc.sql("select subject from imported where kind = :kind and key = :key")
                .param("kind", kind)
                .param("key", key)
                .query(UUID.class)
                .optional();
    }

    /** In the transaction of what is entered. */
    public void keep(String kind, String key, UUID subject) {
        jdbc.sql("insert into imported (kind, key, subject) values (:kind, :key, :subject)")
                .param("kind", kind)
                .param("key", key)
                .param("subject", subject)
                .update();
    }
}
