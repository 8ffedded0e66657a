package coop.ouvrage.invoicing;

import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.installation.QueueSql;
import coop.ouvrage.installation.spi.Queue;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** E-invoices on their way; one that was stopped waits in the worklist for a person. */
@Component
class SendingQueue implements Queue {

    private final JdbcClient jdbc;
    private final Outgoing outgoing;

    SendingQueue(JdbcClient jdbc, Outgoing outgoing) {
        this.jdbc = jdbc;
        this.outgoing = outgoing;
    }

    @Override
    public String name() {
        return "invoices";
    }

    @Override
    public Optional<String> pause() {
        return outgoing.pause();
    }

    @Override
    public Load load() {
        return QueueSql.load(jdbc, """
                select count(*) filter (where state in ('WAITING', 'SENT')) as waiting,
                    min(begun_at) filter (where state in ('WAITING', 'SENT')) as oldest,
                    count(*) filter (where state = 'STOPPED') as failed
                from invoice_sending where state <> 'DONE'""");
    }
}
