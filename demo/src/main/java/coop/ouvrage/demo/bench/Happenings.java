package coop.ouvrage.demo.bench;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened since a moment, counted from the audit trail and the outbox. */
final class Happenings {

    private final JdbcClient jdbc;

    Happenings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stands for this moment; identifiers sort by time. */
    @Nullable
    UUID mark() {
        return jdbc.sql("""
                        select greatest((select id from audit_record order by id desc limit 1),
                            (select id from outgoing_message order by id desc limit 1))""")
                .query((row, n) -> java.util.Optional.ofNullable(row.getObject(1, UUID.class)))
                .single()
                .orElse(null);
    }

    List<Bench.Happening> since(@Nullable UUID mark) {
        return jdbc.sql("""
                        select action, count(*) from audit_record
                        where kind = 'CHANGE' and (cast(:mark as uuid) is null or id > cast(:mark as uuid))
                        group by action
                        union all
                        select 'mail.sent', count(*) from outgoing_message
                        where cast(:mark as uuid) is null or id > cast(:mark as uuid) having count(*) > 0""")
                .param("mark", mark)
                .query((row, n) -> new Bench.Happening(row.getString(1), row.getLong(2)))
                .list();
    }
}
