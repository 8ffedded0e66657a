package coop.ouvrage.ledger.chain;

import coop.ouvrage.installation.QueueSql;
import coop.ouvrage.installation.spi.Queue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries of the books that the chain does not link yet. */
@Component
class SealQueue implements Queue {

    private final JdbcClient jdbc;

    SealQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "seals";
    }

    @Override
    public Load load() {
        return QueueSql.load(jdbc, """
                select count(*) as waiting, min(e.recorded_at) as oldest, 0 as failed
                from unsealed_entry u join journal_entry e on e.id = u.entry_id""");
    }
}
