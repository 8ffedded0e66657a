package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Large clients get one statement of all their invoices by schedule, on the first morning of a week or a month, and fetch it by program. */
@Service
public class StatementSchedules {

    private static final int MOST_AT_ONCE = 5_000;

    private final Statements statements;
    private final Clients clients;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    StatementSchedules(
            Statements statements,
            Clients clients,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time,
            JdbcClient jdbc) {
        this.statements = statements;
        this.clients = clients;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
        this.jdbc = jdbc;
    }

    /** How often. */
    public enum Every {
        NEVER,
        WEEK,
        MONTH
    }

    /** Decides how often a client gets its statement; refused for one without a mail address. */
    @Transactional
    public Outcome<Every> set(UUID client, Every every) {
        permissions.require(Permission.BANK_MATCH);
        if (every != Every.NEVER && clients.get(client).email() == null) {
            return Outcome.refused(Refusal.of("recovery.statement_address"));
        }
        jdbc.sql("""
                insert into statement_schedule (client_id, every, set_on, set_by) values (:client, :every, :on, :by)
                on conflict (client_id) do update set every = excluded.every, set_on = excluded.set_on, set_by = excluded.set_by""")
                .param("client", client)
                .param("every", every.name())
                .param("on", time.today())
                .param("by", user.partyId().orElse(null), java.sql.Types.OTHER)
                .update();
        audit.changed("recovery.statement_scheduled", "client", client, Map.of("every", every.name()));
        return Outcome.done(every);
    }

    @Transactional(readOnly = true)
    public Every of(UUID client) {
        permissions.require(Permission.BANK_READ);
        Optional<String> every = jdbc.sql("select every from statement_schedule where client_id = :client")
                .param("client", client)
                .query(String.class)
                .optional();
        return every.map(Every::valueOf).orElse(Every.NEVER);
    }

    /** Mails the statements of a day: on Mondays and on the first of a month. Done again on the same day, nothing leaves. */
    @Transactional
    public int run(LocalDate day) {
        List<UUID> due = jdbc.sql("""
                select s.client_id from statement_schedule s
                where (s.every = 'WEEK' and extract(isodow from cast(:day as date)) = 1
                        or s.every = 'MONTH' and extract(day from cast(:day as date)) = 1)
                    and (s.last_on is null or s.last_on < :day)
                    and exists (select 1 from open_item o where o.client_id = s.client_id and (o.closed_on is null or o.charge_cents > 0))
                order by s.client_id limit :most for update of s""")
                .param("day", day, java.sql.Types.DATE)
                .param("most", MOST_AT_ONCE)
                .query(UUID.class)
                .list();
        if (due.isEmpty()) {
            return 0;
        }
        jdbc.sql("update statement_schedule set last_on = :day where client_id = any(:clients)")
                .param("day", day)
                .param("clients", due.toArray(UUID[]::new))
                .update();
        return statements.mail(due).orThrow();
    }
}
