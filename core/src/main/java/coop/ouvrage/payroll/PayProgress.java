package coop.ouvrage.payroll;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells how far preparations and releases have come, in transactions of its own: theirs show nothing before they end. */
@Component
class PayProgress {

    /** The subject of a preparation, which is of no run in particular. */
    static final UUID PREPARATION = new UUID(0, 0);

    /** Less is done before anybody looks. */
    private static final int WORTH_TELLING = 200;

    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;

    PayProgress(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A work that is told of until it is closed, by any number of threads. */
    Watch begin(PayRunProgress.Phase phase, UUID subject, int total) {
        Watch watch = new Watch(phase, subject, total);
        watch.tell(false);
        return watch;
    }

    /** Where a work is that is under way. */
    Optional<PayRunProgress> of(UUID subject) {
        return jdbc.sql("""
                select *, told_at < clock_timestamp() - make_interval(secs => :patience) as stalled from pay_progress
                where subject = :subject and not ended""")
                .param("patience", PATIENCE.toSeconds())
                .param("subject", subject)
                .query((row, n) -> new PayRunProgress(
                        PayRunProgress.Phase.valueOf(row.getString("phase")),
                        row.getInt("done"),
                        row.getInt("total"),
                        row.getBoolean("stalled")))
                .optional();
    }

    /** One work. */
    final class Watch implements AutoCloseable {

        private final PayRunProgress.Phase phase;
        private final UUID subject;
        private final int total;
        private int done;
        private long told = System.nanoTime();

        private Watch(PayRunProgress.Phase phase, UUID subject, int total) {
            this.phase = phase;
            this.subject = subject;
            this.total = total;
        }

        synchronized void add(int more) {
            done += more;
            if (System.nanoTime() - told > BETWEEN) {
                tell(false);
            }
        }

        private void tell(boolean ended) {
            told = System.nanoTime();
            if (total < WORTH_TELLING) {
                return;
            }
            apart.executeWithoutResult(status -> jdbc.sql("""
                    insert into pay_progress (subject, phase, done, total, told_at, ended)
                    values (:subject, :phase, :done, :total, clock_timestamp(), :ended)
                    on conflict (subject) do update set phase = excluded.phase, done = excluded.done, total = excluded.total,
                        told_at = excluded.told_at, ended = excluded.ended""")
                    .param("subject", subject)
                    .param("phase", phase.name())
                    .param("done", Math.min(done, total))
                    .param("total", total)
                    .param("ended", ended)
                    .update());
        }

        /** Also after a failure, which is told otherwise. */
        @Override
        public synchronized void close() {
            tell(true);
        }
    }
}
