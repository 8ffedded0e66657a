package coop.ouvrage.installation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether anything may leave this installation by itself: mails, calls, e-invoices, declarations. A restored one is held, as the
 * original may still be running, until somebody says that this is the one; what waits then leaves.
 */
@Component
public class Outgoing {

    private final JdbcClient jdbc;

    Outgoing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean isHeld() {
        return heldSince().isPresent();
    }

    /** As {@link coop.ouvrage.installation.spi.Queue#pause()} says it. */
    public Optional<String> pause() {
        return isHeld() ? Optional.of("held") : Optional.empty();
    }

    /** By the database's clock. */
    public Optional<Instant> heldSince() {
        return jdbc.sql("select since from outgoing_hold where released_at is null")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /**
     * Lets everything leave from now on.
     *
     * @return whether it was held
     */
    public boolean release(UUID by) {
        return jdbc.sql("""
                        update outgoing_hold set released_at = clock_timestamp(), released_by = :by
                        where released_at is null""").param("by", by).update() == 1;
    }
}
