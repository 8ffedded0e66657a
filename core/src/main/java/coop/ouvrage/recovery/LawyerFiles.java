package coop.ouvrage.recovery;

import coop.ouvrage.worklist.Worklist;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files that somebody is to hand to the lawyer. */
@Component
class LawyerFiles {

    static final String KIND = "recovery_lawyer";

    private final Worklist worklist;
    private final JdbcClient jdbc;

    LawyerFiles(Worklist worklist, JdbcClient jdbc) {
        this.worklist = worklist;
        this.jdbc = jdbc;
    }

    /** Closes those of clients who have settled all that was handed over, with what was added to it: nobody is to be sued for nothing. */
    @Transactional
    public void watch() {
        UUID[] clients = worklist.ofKind(KIND).stream()
                .map(waiting -> waiting.item().subject())
                .toArray(UUID[]::new);
        if (clients.length > 0) {
            worklist.close(KIND, settled(clients), "paid");
        }
    }

    private List<UUID> settled(UUID[] clients) {
        return jdbc.sql("""
                select c.id from unnest(:clients) c (id) where not exists (
                    select 1 from open_item o join reminder_line l on l.invoice_id = o.invoice_id
                        join reminder r on r.id = l.reminder_id and r.channel = 'LAWYER'
                    where o.client_id = c.id and (o.closed_on is null or o.charge_cents > 0))""").param("clients", clients).query(UUID.class).list();
    }
}
