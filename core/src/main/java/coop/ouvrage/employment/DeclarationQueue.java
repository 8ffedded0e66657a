package coop.ouvrage.employment;

import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.installation.QueueSql;
import coop.ouvrage.installation.spi.Queue;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Declarations that are to leave or to be answered; what the authority leaves without answer waits in the worklist too. */
@Component
class DeclarationQueue implements Queue {

    private final JdbcClient jdbc;
    private final Outgoing outgoing;

    DeclarationQueue(JdbcClient jdbc, Outgoing outgoing) {
        this.jdbc = jdbc;
        this.outgoing = outgoing;
    }

    @Override
    public String name() {
        return "declarations";
    }

    @Override
    public Optional<String> pause() {
        return outgoing.pause();
    }

    @Override
    public Load load() {
        return QueueSql.load(jdbc, """
                select count(*) as waiting, min(queued_at) as oldest, count(*) filter (where state = 'SILENT') as failed
                from declaration where state in ('QUEUED', 'SENDING', 'SENT', 'WAITING', 'SILENT')""");
    }
}
