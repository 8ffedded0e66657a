package coop.ouvrage.receivables;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.Victim;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.StatementImport;
import coop.ouvrage.treasury.Statements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at what the one before left behind, sends its files once more, and imports one in which it may be killed. */
final class ImportVictim {

    private final BankWorld world;
    private final Statements statements;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    ImportVictim(BankWorld world, Statements statements, CurrentUser user, BusinessTime time, JdbcClient jdbc) {
        this.world = world;
        this.statements = statements;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
    }

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        int lines = Integer.parseInt(arguments[1]);
        Path files = Files.createDirectories(data.resolveSibling("statements"));
        try (Victim victim = Victim.start(data)) {
            BankWorld world = victim.create(BankWorld.class);
            ImportVictim self = new ImportVictim(
                    world,
                    victim.bean(Statements.class),
                    victim.bean(CurrentUser.class),
                    victim.bean(BusinessTime.class),
                    victim.bean(JdbcClient.class));
            System.out.println("FOUND torn=" + self.torn() + " broken=" + world.failures());
            self.again(files);
            System.out.println(
                    "FINISHED missing=" + self.missing(files) + " torn=" + self.torn() + " broken=" + world.failures());
            if (lines > 0) {
                self.take(files, lines);
            }
        }
        System.out.println("ENDED");
    }

    private void take(Path files, int lines) throws IOException {
        Path file = files.resolve(UUID.randomUUID() + ".cod");
        Files.write(file, statement(files.resolveSibling("bank"), lines));
        long start = System.nanoTime();
        System.out.println("IMPORTING");
        importing(file).orThrow();
        System.out.println("IMPORTED in " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    /** One client in three pays an invoice of theirs; the others nobody knows. */
    private byte[] statement(Path folder, int lines) throws IOException {
        UUID unit = world.unit();
        UUID client = jdbc.sql("select party_id from client limit 1")
                .query(UUID.class)
                .optional()
                .orElseGet(() -> world.client(unit));
        try (BankSimulator bank = BankSimulator.start(Files.createDirectories(folder), 0, time.today())) {
            if (bank.statements(BankWorld.PROD).isEmpty()) {
                bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
            }
            for (int i = 0; i < lines; i++) {
                String reference = "";
                if (i % 3 == 0) {
                    Invoice invoice = world.invoice(unit, client, UUID.randomUUID(), "100.00");
                    reference = String.valueOf(invoice.structuredReference());
                }
                bank.pay(
                        BankWorld.PROD,
                        new BigDecimal("121.00"),
                        "Claire Dumont",
                        BankWorld.PAYER,
                        reference,
                        reference.isEmpty() ? "for the poster " + i : "");
            }
            String id = bank.issueStatement(BankWorld.PROD).orElseThrow();
            return bank.coda(BankWorld.PROD, id).orElseThrow();
        }
    }

    private Outcome<StatementImport> importing(Path file) {
        return user.as(world.officer(), () -> {
            try {
                return statements.importFile(
                        Files.readAllBytes(file), file.getFileName().toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void again(Path files) throws IOException {
        for (Path file : all(files)) {
            Outcome<StatementImport> outcome = importing(file);
            boolean known = outcome.refusals().stream().anyMatch(r -> r.code().equals("treasury.file_taken"));
            if (!known) {
                outcome.orThrow();
            }
        }
    }

    private static List<Path> all(Path files) throws IOException {
        try (Stream<Path> found = Files.list(files)) {
            return found.toList();
        }
    }

    private long missing(Path files) throws IOException {
        return all(files).size()
                - jdbc.sql("select count(*) from statement_file where state = 'BOOKED'")
                        .query(Long.class)
                        .single();
    }

    /** Lines without exactly one entry in the books that moves the account, and statements that do not add up. */
    private long torn() {
        return jdbc.sql("""
                select (select count(*) from bank_line l where l.amount_cents <> (
                            select coalesce(sum(j.amount_cents), 0) from journal_entry e join journal_line j on j.entry_id = e.id
                            where e.source_id = l.id and j.account like '55%'))
                     + (select count(*) from bank_statement s where s.closing_cents - s.opening_cents <> (
                            select coalesce(sum(amount_cents), 0) from bank_line l where l.statement_id = s.id))""").query(Long.class).single();
    }
}
