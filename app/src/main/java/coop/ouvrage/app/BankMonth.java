package coop.ouvrage.app;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.simulators.bank.ClientPayments;
import coop.ouvrage.simulators.bank.ClientPayments.Bill;
import coop.ouvrage.simulators.bank.ClientPayments.Noise;
import coop.ouvrage.simulators.bank.ClientPayments.Transfer;
import coop.ouvrage.treasury.KeptLine;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.Proposal;
import coop.ouvrage.treasury.StatementImport;
import coop.ouvrage.treasury.Statements;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Clients of {@link OwedMoney} pay with the faults of payers; what the matching makes of it is compared with what they meant. */
final class BankMonth {

    private static final String ACCOUNT = "BE52979000010109";

    /** How all their identifiers begin; the rest fits into the 35 characters that a bank keeps of a payer's own. */
    private static final String INVOICES = "cccc0000-0000-7000-8000-";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Statements statements;
    private final Matching matching;
    private final CurrentUser user;
    private final Map<String, Transfer> meant = new HashMap<>();
    private final long noise;

    BankMonth(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Statements statements,
            Matching matching,
            CurrentUser user) {
        this(jdbc, transaction, statements, matching, user, 0);
    }

    /** @param noise another number gives other habits of payers and other mistakes */
    BankMonth(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Statements statements,
            Matching matching,
            CurrentUser user,
            long noise) {
        this.noise = noise;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.statements = statements;
        this.matching = matching;
        this.user = user;
    }

    /**
     * The statement of a round of payments. In the first round clients pay two of their six invoices, which teaches who they are; in
     * the second three of the other four.
     */
    byte[] statement(BankSimulator bank, int round, int clients) {
        List<Bill> bills = jdbc
                .sql("""
                select o.*, p.display_name, ('x' || right(o.client_id::text, 12))::bit(48)::bigint as client_number,
                    ('x' || right(o.invoice_id::text, 12))::bit(48)::bigint as invoice_number
                from open_item o join party p on p.id = o.client_id where closed_on is null order by o.number""")
                .query((row, n) -> new Numbered(
                        row.getLong("client_number"),
                        row.getLong("invoice_number") / clients,
                        new Bill(
                                row.getString("invoice_id").substring(INVOICES.length()),
                                row.getString("client_id"),
                                row.getString("display_name"),
                                account(row.getLong("client_number")),
                                row.getString("reference"),
                                row.getString("number"),
                                row.getLong("left_cents"))))
                .list()
                .stream()
                .filter(each -> round == 1 ? each.turn() < 2 : each.turn() >= 2 && each.turn() != 2 + each.client() % 4)
                .map(Numbered::bill)
                .toList();
        List<Transfer> transfers = new ClientPayments(noise * 1_000 + round).pay(bank.today(), bills);
        transfers.forEach(transfer -> meant.put(transfer.id().toUpperCase(java.util.Locale.ROOT), transfer));
        bank.pay(ACCOUNT, transfers);
        String id = bank.issueStatement(ACCOUNT).orElseThrow();
        return bank.coda(ACCOUNT, id).orElseThrow();
    }

    private record Numbered(long client, long turn, Bill bill) {}

    static BankSimulator bank(Path folder) {
        BankSimulator bank = BankSimulator.start(folder, 0, OwedMoney.TODAY);
        bank.openAccount(ACCOUNT, "Production", new BigDecimal("10000.00"));
        return bank;
    }

    private static String account(long number) {
        String base = "979" + "%07d".formatted(number);
        long check = Long.parseLong(base) % 97;
        String bban = base + "%02d".formatted(check == 0 ? 97 : check);
        int control =
                98 - new BigInteger(bban + "111400").mod(BigInteger.valueOf(97)).intValue();
        return "BE" + "%02d".formatted(control) + bban;
    }

    StatementImport imported(byte[] file, String name) {
        return Objects.requireNonNull(transaction.execute(status ->
                user.as(officer(), () -> statements.importFile(file, name).orThrow())));
    }

    /**
     * How good the matching of a statement was.
     *
     * @param wrong matched by themselves with something that was not meant
     * @param first right at the first guess: matched, or proposed first
     * @param missed by what was odd about them, those without a right first guess
     */
    record Judgement(int lines, int automatic, int wrong, int first, Map<Noise, Integer> missed) {

        BigDecimal automaticPercent() {
            return percent(automatic);
        }

        BigDecimal firstPercent() {
            return percent(first);
        }

        private BigDecimal percent(int of) {
            return BigDecimal.valueOf(of * 10_000L / Math.max(1, lines), 2);
        }
    }

    Judgement judge(StatementImport imported) {
        return user.as(officer(), () -> {
            List<KeptLine> lines = statements.find(imported.file()).orElseThrow().statements().stream()
                    .flatMap(part -> statements.lines(part.id()).stream())
                    .toList();
            Map<UUID, List<Proposal>> proposals = matching.proposals(
                    lines.stream().filter(line -> !line.isMatched()).toList());
            int automatic = 0;
            int wrong = 0;
            int first = 0;
            Map<Noise, Integer> missed = new EnumMap<>(Noise.class);
            Set<String> paid = new HashSet<>();
            for (KeptLine line : lines) {
                Transfer transfer = Objects.requireNonNull(meant.get(line.line().endToEndId()));
                boolean right = line.isMatched()
                        ? means(transfer, line.subjects())
                                && (transfer.noise() != Noise.TWICE
                                        || paid.add(transfer.pays().getFirst()))
                        : proposals.getOrDefault(line.line().id(), List.of()).stream()
                                .limit(1)
                                .anyMatch(proposal ->
                                        means(transfer, proposal.claim().subjects()));
                automatic += line.isMatched() ? 1 : 0;
                wrong += line.isMatched() && !right ? 1 : 0;
                first += right ? 1 : 0;
                if (!right) {
                    missed.merge(transfer.noise(), 1, Integer::sum);
                }
            }
            return new Judgement(lines.size(), automatic, wrong, first, missed);
        });
    }

    private static boolean means(Transfer transfer, List<UUID> subjects) {
        return transfer.pays().stream()
                .map(id -> UUID.fromString(INVOICES + id))
                .collect(Collectors.toSet())
                .equals(new HashSet<>(subjects));
    }

    private static Actor officer() {
        return new Actor(
                new UserId(UUID.randomUUID()),
                UUID.randomUUID(),
                "Officer",
                "en",
                Set.of(Role.FINANCE),
                Instant.parse("2100-01-01T00:00:00Z"),
                false);
    }
}
