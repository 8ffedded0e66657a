package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.Period;
import coop.ouvrage.transaction.WriteBehind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What this house believes that the authority holds: accepted periods with their last accepted change, without those taken back. */
@Repository
class KnownPeriods {

    private final JdbcClient jdbc;

    KnownPeriods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param settled whether no message about it is on its way, so that both sides should agree */
    record Known(String id, UUID contract, Period period, boolean settled) {}

    /** Of work that begins on one of {@code days}. */
    List<Known> of(String entity, Collection<LocalDate> days) {
        WriteBehind.writeAll();
        return jdbc.sql("""
                select i.period_id, i.contract_id, coalesce(u.from_day, i.from_day) as from_day,
                    coalesce(u.to_day, i.to_day) as to_day, coalesce(u.planned_hours, i.planned_hours) as hours,
                    not exists (select 1 from declaration o where o.contract_id = i.contract_id and o.state in
                        ('QUEUED', 'SENDING', 'SENT', 'WAITING', 'SILENT')) as settled
                from declaration i
                join work_contract c on c.id = i.contract_id and c.entity = :entity and c.state <> 'CANCELLED'
                left join lateral (select d.from_day, d.to_day, d.planned_hours from declaration d
                    where d.contract_id = i.contract_id and d.period_nr = i.period_nr and d.kind in ('UPDATE', 'OUT')
                        and d.state = 'ACCEPTED' and d.answered_at >= i.answered_at order by d.answered_at desc, d.id desc limit 1) u on true
                where i.kind = 'IN' and i.state = 'ACCEPTED' and i.period_id is not null
                    and coalesce(u.from_day, i.from_day) = any (cast(:days as date[]))
                    and not exists (select 1 from declaration x where x.contract_id = i.contract_id
                        and x.period_nr = i.period_nr and x.kind = 'CANCEL' and x.state = 'ACCEPTED'
                        and x.answered_at >= i.answered_at)
                    and not exists (select 1 from declaration n where n.contract_id = i.contract_id
                        and n.period_nr = i.period_nr and n.kind = 'IN' and n.state = 'ACCEPTED' and n.round > i.round)
                order by i.period_id
                """)
                .param("entity", entity)
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query((row, n) -> new Known(
                        row.getString("period_id"),
                        ContractRows.id(row, "contract_id"),
                        new Period(
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("to_day", LocalDate.class),
                                row.getInt("hours")),
                        row.getBoolean("settled")))
                .list();
    }

    /** Whether a message of this house speaks of that period and is still on its way. */
    boolean onItsWay(LocalDate from) {
        WriteBehind.writeAll();
        return jdbc.sql("""
                select exists (select 1 from declaration where from_day = :from
                    and state in ('QUEUED', 'SENDING', 'SENT', 'WAITING', 'SILENT'))
                """).param("from", from).query(Boolean.class).single();
    }
}
