package coop.ouvrage.app;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.Actors;
import coop.ouvrage.app.testing.Victim;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.payroll.PayRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at what the one before left behind, finishes it, and prepares the same wages anew, in which it may be killed. */
final class PreparationVictim {

    private final Victim victim;
    private final JdbcClient jdbc;
    private final Path reference;

    private PreparationVictim(Victim victim, Path data) {
        this.victim = victim;
        this.jdbc = victim.bean(JdbcClient.class);
        this.reference = data.resolveSibling("undisturbed");
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        int wages = Integer.parseInt(arguments[1]);
        try (Victim victim = Victim.start(data)) {
            PreparationVictim self = new PreparationVictim(victim, data);
            System.out.println("FOUND torn=" + self.torn() + " twice=" + self.twice());
            self.prepare();
            System.out.println("FINISHED left=" + self.left() + " torn=" + self.torn() + " twice=" + self.twice()
                    + " same=" + self.isTheSame());
            if (wages > 0) {
                self.workAnew(wages);
                self.measure();
            }
        }
        System.out.println("ENDED");
    }

    private void measure() throws IOException {
        long start = System.nanoTime();
        System.out.println("PREPARING");
        prepare();
        System.out.println("PREPARED in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        if (!Files.exists(reference)) {
            Files.writeString(reference, sums());
        }
    }

    private void prepare() {
        victim.bean(CurrentUser.class)
                .as(Actors.officer(), () -> victim.bean(PayRuns.class).prepareAll());
    }

    private void workAnew(int wages) throws SQLException {
        if (jdbc.sql("select count(*) from pay_due").query(Integer.class).single() == 0) {
            new DoneWork(jdbc, victim.bean(TransactionTemplate.class), victim.bean(Ledger.class)).make(wages);
            return;
        }
        try (Connection owner = victim.bean(Database.class).connect()) {
            owner.createStatement().execute("truncate pay_run, payslip, wage_payment cascade");
        }
        jdbc.sql("update pay_due set settled = false").update();
    }

    private boolean isTheSame() throws IOException {
        return !Files.exists(reference) || Files.readString(reference).equals(sums());
    }

    private String sums() {
        return jdbc.sql("""
                select md5(string_agg(concat_ws('|', p.contract_id, p.month, p.pays, p.nr, p.gross_cents, p.social_cents, p.tax_cents,
                    p.net_cents, p.contributions_cents, p.holiday_cents, p.month_share, w.amount_cents, w.state), ','
                    order by p.contract_id, p.month, p.pays, p.nr))
                from payslip p left join wage_payment w on w.payslip_id = p.id""").query(String.class).single();
    }

    private long left() {
        return count("pay_due where not settled");
    }

    /** Wages that count as done without a payslip, or the other way round, and payslips that nobody pays. */
    private long torn() {
        return count("""
                pay_due d where settled <> exists (select from payslip p where p.contract_id = d.contract_id and p.month = d.month)""") + count("payslip p where not exists (select from wage_payment w where w.payslip_id = p.id)");
    }

    private long twice() {
        return count("(select from payslip group by contract_id, month, pays having count(*) > 1) t");
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }
}
