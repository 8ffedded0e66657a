package coop.ouvrage.customer;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Clients flagged because they paid badly: the guarantee gives no cover for them, whoever works for them. */
@Service
public class BadPayers {

    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;
    private final ReadTogether<Flag> flags = ReadTogether.ahead(Foreseen.Kind.CLIENT, this::read);

    BadPayers(JdbcClient jdbc, Permissions permissions, CurrentUser user, Audit audit, BusinessTime time) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** Since when, and why. */
    public record Flag(LocalDate since, String reason) {}

    @Transactional(readOnly = true)
    public Optional<Flag> of(UUID client) {
        return flags.get(client);
    }

    private Map<UUID, Flag> read(UUID[] clients) {
        Map<UUID, Flag> found = new HashMap<>();
        jdbc.sql(
                        "select client_id, since, reason from client_bad_payer where client_id = any(:clients) and until is null")
                .param("clients", clients)
                .query(row -> {
                    found.put(
                            row.getObject(1, UUID.class),
                            new Flag(row.getObject(2, LocalDate.class), row.getString(3)));
                });
        return found;
    }

    /** Flags a client, with the reason that others are told. */
    @Transactional
    public Outcome<UUID> flag(UUID client, String reason) {
        permissions.require(Permission.CLIENT_BLOCK);
        List<Refusal> refusals = new ArrayList<>();
        if (reason.isBlank() || reason.length() > LONGEST) {
            refusals.add(Refusal.of("customer.reason_missing"));
        }
        if (of(client).isPresent()) {
            refusals.add(Refusal.of("customer.bad_payer_already"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                insert into client_bad_payer (client_id, since, reason, noted_by) values (:client, :since, :reason, :by)""")
                .param("client", client)
                .param("since", time.today())
                .param("reason", reason.strip())
                .param("by", user.partyId().orElse(null), java.sql.Types.OTHER)
                .update();
        audit.changed("client.bad_payer", "client", client, Map.of());
        return Outcome.done(client);
    }

    /** Lifts the flag: the client pays again. */
    @Transactional
    public Outcome<UUID> lift(UUID client) {
        permissions.require(Permission.CLIENT_BLOCK);
        if (of(client).isEmpty()) {
            return Outcome.refused(Refusal.of("customer.no_bad_payer"));
        }
        jdbc.sql("update client_bad_payer set until = :today where client_id = :client and until is null")
                .param("today", time.today())
                .param("client", client)
                .update();
        audit.changed("client.bad_payer_lifted", "client", client, Map.of());
        return Outcome.done(client);
    }
}
