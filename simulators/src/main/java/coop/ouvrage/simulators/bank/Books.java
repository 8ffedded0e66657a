package coop.ouvrage.simulators.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.ObjectMapper;

/** What the bank knows: every command that it took, in a file of JSON lines that is read again at the start. */
final class Books {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the bank can be told to do; every one may be told twice and is done once. */
    sealed interface Command {}

    record Open(String iban, String holder, String bic, long openingCents, LocalDate date) implements Command {}

    record Receive(
            String id,
            String iban,
            LocalDate date,
            long cents,
            String name,
            String from,
            boolean structured,
            String communication)
            implements Command {}

    record Execute(String file) implements Command {}

    record GiveBack(String endToEnd, LocalDate date, String reason) implements Command {}

    record Cut(String iban, LocalDate date) implements Command {}

    private record Line(String kind, Map<String, Object> command) {}

    private final Path file;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Sent> sent = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    private record Sent(Account account, PaymentOrder.Transfer transfer) {}

    Books(Path directory) throws IOException {
        Files.createDirectories(directory);
        file = directory.resolve("bank.jsonl");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!line.isBlank()) {
                    apply(command(JSON.readValue(line, Line.class)));
                }
            }
        }
    }

    /** Carries the command out and remembers it; the answer is that of the first time. */
    synchronized Object take(Command command) {
        Object answer = apply(command);
        try {
            Files.writeString(
                    file,
                    JSON.writeValueAsString(Map.of("kind", command.getClass().getSimpleName(), "command", command))
                            + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }

    synchronized StatementCut statement(String iban, int number) {
        return account(iban).statement(number);
    }

    synchronized long balance(String iban) {
        return account(iban).balanceWithPending();
    }

    private static Command command(Line line) {
        Class<? extends Command> type =
                List.of(Open.class, Receive.class, Execute.class, GiveBack.class, Cut.class).stream()
                        .filter(t -> t.getSimpleName().equals(line.kind()))
                        .findFirst()
                        .orElseThrow();
        return JSON.convertValue(line.command(), type);
    }

    private Object apply(Command command) {
        return switch (command) {
            case Open open -> open(open);
            case Receive receive -> receive(receive);
            case Execute(String text) -> execute(Base64.getDecoder().decode(text));
            case GiveBack back -> giveBack(back);
            case Cut(String iban, LocalDate date) -> account(iban).cut(date);
        };
    }

    private Object open(Open o) {
        accounts.computeIfAbsent(o.iban(), iban -> new Account(iban, o.holder(), o.bic(), o.openingCents(), o.date()));
        return Map.of("iban", o.iban());
    }

    private Object receive(Receive r) {
        if (done.add("receive:" + r.id())) {
            account(r.iban())
                    .add(new Movement(
                            r.id(),
                            r.date(),
                            r.cents(),
                            r.name(),
                            r.from(),
                            r.structured(),
                            r.communication(),
                            "",
                            1,
                            ""));
        }
        return Map.of("id", r.id());
    }

    private Object execute(byte[] bytes) {
        PaymentOrder order = PaymentOrder.read(bytes);
        order.blocks().forEach(block -> account(block.iban()));
        if (!done.add("execute:" + order.messageId())) {
            throw new IllegalStateException("the file " + order.messageId() + " was taken before");
        }
        order.blocks().forEach(this::execute);
        return Map.of("message", order.messageId(), "blocks", order.blocks().size());
    }

    /** One debit for the whole block, and no names in it. */
    private void execute(PaymentOrder.Block block) {
        Account account = account(block.iban());
        block.transfers().forEach(t -> sent.put(t.endToEnd(), new Sent(account, t)));
        Optional<PaymentOrder.Transfer> only =
                block.transfers().size() == 1 ? Optional.of(block.transfers().getFirst()) : Optional.empty();
        account.add(new Movement(
                "B" + Integer.toHexString(block.id().hashCode()),
                block.day(),
                -block.cents(),
                only.map(PaymentOrder.Transfer::name).orElse(""),
                only.map(PaymentOrder.Transfer::iban).orElse(""),
                false,
                only.map(PaymentOrder.Transfer::text).orElse(block.id()),
                only.map(PaymentOrder.Transfer::endToEnd).orElse(block.id()),
                block.transfers().size(),
                ""));
    }

    private Object giveBack(GiveBack back) {
        Sent found = sent.get(back.endToEnd());
        if (found == null) {
            throw new IllegalArgumentException("no transfer " + back.endToEnd() + " was sent");
        }
        if (done.add("return:" + back.endToEnd())) {
            PaymentOrder.Transfer t = found.transfer();
            found.account()
                    .add(new Movement(
                            "R" + Integer.toHexString(t.endToEnd().hashCode()),
                            back.date(),
                            t.cents(),
                            t.name(),
                            t.iban(),
                            false,
                            t.text(),
                            t.endToEnd(),
                            1,
                            back.reason()));
        }
        return Map.of("endToEnd", back.endToEnd());
    }

    private Account account(String iban) {
        Account account = accounts.get(iban);
        if (account == null) {
            throw new IllegalArgumentException("no account " + iban + " is kept here");
        }
        return account;
    }
}
