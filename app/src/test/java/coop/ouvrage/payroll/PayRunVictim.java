package coop.ouvrage.payroll;

import coop.ouvrage.app.testing.Victim;
import coop.ouvrage.employment.ContractKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at what the one before left behind, finishes it, and starts a pay run in which it may be killed. */
final class PayRunVictim {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    private final PayrollWorld world;
    private final JdbcClient jdbc;

    private PayRunVictim(PayrollWorld world) {
        this.world = world;
        this.jdbc = world.jdbc;
    }

    public static void main(String[] arguments) {
        int wages = Integer.parseInt(arguments[1]);
        try (Victim victim = Victim.start(Path.of(arguments[0]))) {
            PayRunVictim self = new PayRunVictim(victim.create(PayrollWorld.class));
            System.out.println(
                    "FOUND torn=" + self.torn() + " twice=" + self.twice() + " broken=" + self.world.broken());
            self.finish();
            System.out.println(
                    "FINISHED unpaid=" + self.unpaid() + " twice=" + self.twice() + " broken=" + self.world.broken());
            if (wages > 0) {
                self.pay(wages);
            }
        }
        System.out.println("ENDED");
    }

    private void pay(int wages) {
        for (int i = 0; i < wages; i++) {
            world.done(world.worker("W" + i), ContractKind.ARTIST, "557.32", "1.57", DAY);
        }
        List<PayRunId> runs = world.prepare();
        long start = System.nanoTime();
        System.out.println("RELEASING");
        runs.forEach(
                run -> world.as(world.second, () -> world.runs.release(run)).orThrow());
        System.out.println("RELEASED in " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    /** Whoever comes after the crash releases what is still open: once more is the mistake that must do no harm. */
    private void finish() {
        for (PayRun run : world.user.asSystem(() -> world.runs.runs(0, 100))) {
            if (!run.isReleased()) {
                world.as(world.second, () -> world.runs.release(run.id())).orThrow();
            }
        }
    }

    /** Runs of which a part is paid: released ones with a wage that was not handed over, others with one that was. */
    private long torn() {
        return jdbc.sql("""
                select count(*) from payslip s join pay_run r on r.id = s.run_id
                where (r.state = 'RELEASED') <> exists (select from payment p where p.source_id = s.id and p.source_type = 'payslip')
                   or (r.state = 'RELEASED') <> exists (select from journal_entry e where e.source_id = s.id)""").query(Long.class).single();
    }

    private long unpaid() {
        return jdbc.sql("""
                select count(*) from payslip s
                where not exists (select from payment p where p.source_id = s.id and p.source_type = 'payslip')""").query(Long.class).single();
    }

    private long twice() {
        return jdbc.sql("""
                select count(*) from (select source_id from payment where source_type = 'payslip'
                    group by source_id having count(*) > 1) t""").query(Long.class).single();
    }
}
