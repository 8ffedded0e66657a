package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.app.testing.Victim;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Quotes;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at what the one before left behind, runs that day's reminders once more, and begins a run in which it may be killed. */
final class ReminderVictim {

    /** Every row that a reminder writes, or none: line, state of the invoice, log and mail. */
    private static final String TORN = """
            select (select count(*) from reminder r where not exists (select 1 from reminder_line l where l.reminder_id = r.id))
                + (select count(*) from reminder_line l where not exists (
                    select 1 from recovery_item i where i.invoice_id = l.invoice_id and i.level >= l.level))
                + (select count(*) from recovery_item i where i.level > 0 and not exists (
                    select 1 from reminder_line l where l.invoice_id = i.invoice_id and l.level = i.level))
                + abs((select count(*) from reminder_line) - (select count(*) from recovery_event where kind = 'REMINDED'))
                + abs((select count(*) from reminder where mailed)
                    - (select count(*) from outgoing_message where text_key like 'recovery.mail._'))""";

    private static final String MISSING = """
            select count(*) from open_item o where o.closed_on is null
                and not exists (select 1 from reminder_line l where l.invoice_id = o.invoice_id)""";

    private final RecoveryRun run;
    private final CurrentUser user;
    private final JdbcClient jdbc;

    private ReminderVictim(RecoveryRun run, CurrentUser user, JdbcClient jdbc) {
        this.run = run;
        this.user = user;
        this.jdbc = jdbc;
    }

    public static void main(String[] arguments) {
        int invoices = Integer.parseInt(arguments[1]);
        try (Victim victim = Victim.start(Path.of(arguments[0]))) {
            ReminderVictim self = new ReminderVictim(
                    victim.bean(RecoveryRun.class), victim.bean(CurrentUser.class), victim.bean(JdbcClient.class));
            System.out.println("FOUND torn=" + self.count(TORN));
            self.remind();
            System.out.println("FINISHED missing=" + self.count(MISSING) + " torn=" + self.count(TORN));
            if (invoices > 0) {
                self.late(victim, invoices);
                long start = System.nanoTime();
                System.out.println("REMINDING");
                self.remind();
                System.out.println("REMINDED in " + (System.nanoTime() - start) / 1_000_000 + " ms");
            }
        }
        System.out.println("ENDED");
    }

    /** Each of another client, so that there are as many reminders. */
    private void late(Victim victim, int invoices) {
        SmallCoop coop = victim.create(SmallCoop.class);
        InvoiceMaker maker = new InvoiceMaker(
                victim.bean(Quotes.class),
                victim.bean(Acceptance.class),
                victim.bean(Invoices.class),
                coop,
                user,
                victim.bean(BusinessTime.class));
        for (int i = 0; i < invoices; i++) {
            UUID unit = coop.unit(UUID.randomUUID());
            UUID client = user.asSystem(() -> victim.bean(Clients.class)
                    .propose(SmallCoop.claire(), unit, true)
                    .orThrow()
                    .value());
            coop.verified(client);
            Invoice made = maker.invoice(unit, client, "100.00");
            jdbc.sql("update open_item set due_on = :day where invoice_id = :id")
                    .param("day", day().minusDays(3))
                    .param("id", made.id().value())
                    .update();
        }
    }

    private static LocalDate day() {
        return LocalDate.of(2026, 11, 20);
    }

    private void remind() {
        user.asSystem(() -> run.run(day()));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
