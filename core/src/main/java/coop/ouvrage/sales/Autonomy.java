package coop.ouvrage.sales;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which units invoice and quote without a check: granted and withdrawn by their adviser, each time with a reason. */
@Service
public class Autonomy {

    private final JdbcClient jdbc;
    private final Units units;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Autonomy(JdbcClient jdbc, Units units, Permissions permissions, CurrentUser user, Audit audit, BusinessTime time) {
        this.jdbc = jdbc;
        this.units = units;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** One time that a unit had it. */
    public record Grant(
            LocalDate grantedOn,
            String reason,
            @Nullable LocalDate withdrawnOn,
            @Nullable String withdrawnReason) {}

    /** Whether every one of these units has it. */
    public boolean has(Collection<UUID> all) {
        return jdbc.sql("select count(*) from sales_autonomy where unit_id = any(:units) and withdrawn_on is null")
                        .param("units", all.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single()
                == all.size();
    }

    /** Every time that a unit had it, latest first. */
    public List<Grant> history(UUID unit) {
        permissions.require(Permission.INVOICE_READ, unit);
        return jdbc.sql("select * from sales_autonomy where unit_id = :unit order by id desc")
                .param("unit", unit)
                .query((row, n) -> new Grant(
                        row.getObject("granted_on", LocalDate.class),
                        row.getString("reason"),
                        row.getObject("withdrawn_on", LocalDate.class),
                        row.getString("withdrawn_reason")))
                .list();
    }

    /** Refused without a reason, and to an adviser who holds the unit; granting what is granted changes nothing. */
    @Transactional
    public Outcome<UUID> grant(UUID unit, String reason) {
        List<Refusal> refusals = refusals(unit, reason);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        int fresh = jdbc.sql("""
                insert into sales_autonomy (id, unit_id, granted_on, granted_by, reason) values (:id, :unit, :on, :by, :reason)
                on conflict (unit_id) where withdrawn_on is null do nothing""")
                .param("id", TimeOrderedId.next())
                .param("unit", unit)
                .param("on", time.today())
                .param("by", user.actor().party())
                .param("reason", reason.strip())
                .update();
        if (fresh == 1) {
            audit.changed("autonomy.granted", "unit", unit, Map.of("reason", reason.strip()));
        }
        return Outcome.done(unit);
    }

    /** What waits or runs already goes on; what is asked for from now on is looked at first. */
    @Transactional
    public Outcome<UUID> withdraw(UUID unit, String reason) {
        List<Refusal> refusals = refusals(unit, reason);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        int ended = jdbc.sql("""
                update sales_autonomy set withdrawn_on = :on, withdrawn_by = :by, withdrawn_reason = :reason
                where unit_id = :unit and withdrawn_on is null""")
                .param("unit", unit)
                .param("on", time.today())
                .param("by", user.actor().party())
                .param("reason", reason.strip())
                .update();
        if (ended == 1) {
            audit.changed("autonomy.withdrawn", "unit", unit, Map.of("reason", reason.strip()));
        }
        return Outcome.done(unit);
    }

    private List<Refusal> refusals(UUID unit, String reason) {
        permissions.require(Permission.AUTONOMY_DECIDE, unit);
        List<Refusal> refusals = new java.util.ArrayList<>();
        if (units.get(unit).holder().equals(user.actor().party())) {
            refusals.add(Refusal.of("sales.own_unit"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("sales.reason_missing"));
        }
        return refusals;
    }
}
