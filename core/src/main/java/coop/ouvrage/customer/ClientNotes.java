package coop.ouvrage.customer;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Private notes of units on clients: read by that unit alone, not by the support team. */
@Service
public class ClientNotes {

    private static final int LONGEST = 2000;

    private final JdbcClient jdbc;
    private final ClientStore store;
    private final ClientAccess access;
    private final BusinessTime time;

    ClientNotes(JdbcClient jdbc, ClientStore store, ClientAccess access, BusinessTime time) {
        this.jdbc = jdbc;
        this.store = store;
        this.access = access;
        this.time = time;
    }

    @Transactional
    public Outcome<UUID> write(ClientId client, UUID unit, String text) {
        UUID writer = access.requireUnit(unit);
        String note = text.strip();
        if (note.isEmpty() || note.length() > LONGEST) {
            return Outcome.refused(Refusal.of("customer.note_length", "longest", LONGEST));
        }
        UUID id = TimeOrderedId.next();
        jdbc.sql("""
                insert into client_note (id, client_id, unit_id, written_by, written_at, text)
                values (:id, :client, :unit, :writer, :now, :text)
                """)
                .param("id", id)
                .param("client", client.value())
                .param("unit", unit)
                .param("writer", writer)
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("text", note)
                .update();
        store.keepForUnit(client, unit);
        return Outcome.done(id);
    }

    /** The notes of the reader's own units on this client, the newest first. */
    @Transactional(readOnly = true)
    public List<ClientNote> of(ClientId client) {
        return jdbc.sql("""
                        select * from client_note where client_id = :client and unit_id = any(:units)
                         order by written_at desc, id desc
                        """)
                .param("client", client.value())
                .param("units", access.ownUnits().toArray(UUID[]::new))
                .query((row, index) -> new ClientNote(
                        row.getObject("id", UUID.class),
                        client,
                        row.getObject("unit_id", UUID.class),
                        row.getObject("written_by", UUID.class),
                        row.getObject("written_at", OffsetDateTime.class).toInstant(),
                        row.getString("text")))
                .list();
    }
}
