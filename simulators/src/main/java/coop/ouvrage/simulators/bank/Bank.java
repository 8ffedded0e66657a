package coop.ouvrage.simulators.bank;

import coop.ouvrage.simulators.bank.Movement.Kind;
import coop.ouvrage.simulators.bank.Order.Block;
import coop.ouvrage.simulators.bank.Order.Status;
import coop.ouvrage.simulators.bank.Order.Transfer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The books of the bank. Every change is an event first; the state is what the events make of it. */
final class Bank {

    private record Day(LocalDate date) {}

    private record Executed(String messageId, String blockId) {}

    private record PendingReturn(LocalDate date, String endToEndId, String reason) {}

    private record ClosedAccount(String iban) {}

    private record Sent(Transfer transfer, String account) {}

    private final Archive archive;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, List<Movement>> movements = new LinkedHashMap<>();
    private final Map<String, List<IssuedStatement>> statements = new LinkedHashMap<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Set<Executed> executed = new HashSet<>();
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Map<String, Movement> received = new HashMap<>();
    private final Set<String> returned = new HashSet<>();
    private final Set<String> closed = new HashSet<>();
    private final List<PendingReturn> pendingReturns = new ArrayList<>();
    private LocalDate today;

    Bank(Archive archive, LocalDate firstDay) {
        this.archive = archive;
        this.today = firstDay;
        archive.read().forEach(this::apply);
    }

    synchronized LocalDate today() {
        return today;
    }

    synchronized void open(String iban, String holder, long openingCents) {
        if (!accounts.containsKey(iban)) {
            happen("account", new Account(iban, holder, openingCents, today));
        }
    }

    synchronized Optional<Account> account(String iban) {
        return Optional.ofNullable(accounts.get(iban));
    }

    synchronized Optional<Order> order(String messageId) {
        return Optional.ofNullable(orders.get(messageId));
    }

    synchronized Status status(Order order) {
        boolean all = order.blocks().stream()
                .allMatch(block -> executed.contains(new Executed(order.messageId(), block.id())));
        return all ? Status.EXECUTED : Status.ACCEPTED;
    }

    /** Takes an order whose file was found right; what is due is executed at once. */
    synchronized void take(Order order, boolean execute) {
        happen("order", order);
        archive.note(
                today,
                "order",
                Map.of("message", order.messageId(), "transfers", order.count(), "cents", order.cents()));
        if (execute) {
            executeDue();
        }
    }

    /** A payment with an identification that was received before is the one of then. */
    synchronized Movement receive(
            String id, String account, long cents, String name, String iban, String reference, String text) {
        if (!accounts.containsKey(account)) {
            throw new IllegalArgumentException("this bank does not keep the account");
        }
        Movement before = id.isEmpty() ? null : received.get(id);
        return before != null
                ? before
                : book(account, cents, Kind.RECEIVED, name, iban, reference, text, id, "", "", 1);
    }

    synchronized void charge(String account, long cents, String text) {
        book(account, -cents, Kind.FEE, "", "", "", text, "", "", "", 1);
    }

    /** Sends a transfer back today. Empty if it was never sent or came back before. */
    synchronized Optional<Movement> bounce(String endToEndId, String reason) {
        Sent original = sent.get(endToEndId);
        if (original == null || returned.contains(endToEndId)) {
            return Optional.empty();
        }
        Transfer transfer = original.transfer();
        return Optional.of(book(
                original.account(),
                transfer.cents(),
                Kind.RETURNED,
                transfer.name(),
                transfer.iban(),
                "",
                "RETURNED " + reason,
                endToEndId,
                "",
                reason,
                1));
    }

    /** From now on transfers to this account come back on the next bank day. */
    synchronized void close(String iban) {
        happen("closed", new ClosedAccount(iban));
    }

    /** Lets days pass, each with its statements and executions. False if that would go back. */
    synchronized boolean advance(LocalDate date, boolean execute) {
        if (date.isBefore(today)) {
            return false;
        }
        if (accounts.isEmpty() && today.isBefore(date)) {
            happen("day", new Day(date));
        }
        while (today.isBefore(date)) {
            accounts.keySet().forEach(this::issue);
            happen("day", new Day(today.plusDays(1)));
            if (execute) {
                executeDue();
                returnDue();
            }
        }
        return true;
    }

    /** Issues a statement of what was booked since the last one; empty if nothing was. */
    synchronized Optional<IssuedStatement> issue(String iban) {
        List<IssuedStatement> issued = statements.getOrDefault(iban, List.of());
        List<Movement> all = movements.getOrDefault(iban, List.of());
        int from = issued.isEmpty() ? 0 : issued.getLast().to();
        Account account = accounts.get(iban);
        if (account == null || from == all.size()) {
            return Optional.empty();
        }
        long opening =
                issued.isEmpty() ? account.openingCents() : issued.getLast().closingCents();
        long moved = all.subList(from, all.size()).stream()
                .mapToLong(Movement::cents)
                .sum();
        boolean sameYear = !issued.isEmpty() && issued.getLast().date().getYear() == today.getYear();
        int number = sameYear ? issued.getLast().number() + 1 : 1;
        IssuedStatement statement =
                new IssuedStatement(iban, number, today, opening, opening + moved, from, all.size());
        happen("statement", statement);
        archive.note(today, "statement", Map.of("number", statement.id(), "movements", all.size() - from));
        return Optional.of(statement);
    }

    synchronized List<IssuedStatement> statements(String iban) {
        return List.copyOf(statements.getOrDefault(iban, List.of()));
    }

    synchronized List<Movement> movements(IssuedStatement statement) {
        return List.copyOf(
                movements.getOrDefault(statement.account(), List.of()).subList(statement.from(), statement.to()));
    }

    synchronized long balance(String iban) {
        Account account = accounts.get(iban);
        long moved = movements.getOrDefault(iban, List.of()).stream()
                .mapToLong(Movement::cents)
                .sum();
        return (account == null ? 0 : account.openingCents()) + moved;
    }

    private void executeDue() {
        for (Order order : List.copyOf(orders.values())) {
            for (Block block : order.blocks()) {
                boolean due = !BankDays.onOrAfter(block.executionDate()).isAfter(today);
                if (due && !executed.contains(new Executed(order.messageId(), block.id()))) {
                    execute(order, block);
                }
            }
        }
    }

    /** Marked before it is booked: a bank that crashes in between pays too little and is asked, never twice. */
    private void execute(Order order, Block block) {
        happen("executed", new Executed(order.messageId(), block.id()));
        if (block.batch()) {
            Kind kind = block.wages() ? Kind.WAGES : Kind.COLLECTIVE;
            book(
                    block.account(),
                    -block.cents(),
                    kind,
                    "",
                    "",
                    "",
                    "",
                    "",
                    block.id(),
                    "",
                    block.transfers().size());
        } else {
            block.transfers()
                    .forEach(transfer -> book(
                            block.account(),
                            -transfer.cents(),
                            Kind.SENT,
                            transfer.name(),
                            transfer.iban(),
                            transfer.reference(),
                            transfer.text(),
                            transfer.endToEndId(),
                            block.id(),
                            "",
                            1));
        }
        block.transfers().stream()
                .filter(transfer -> closed.contains(transfer.iban()))
                .forEach(transfer -> happen(
                        "pending-return",
                        new PendingReturn(BankDays.onOrAfter(today.plusDays(1)), transfer.endToEndId(), "AC04")));
    }

    private void returnDue() {
        for (PendingReturn pending : List.copyOf(pendingReturns)) {
            if (!pending.date().isAfter(today)) {
                bounce(pending.endToEndId(), pending.reason());
            }
        }
    }

    private Movement book(
            String account,
            long cents,
            Kind kind,
            String name,
            String iban,
            String reference,
            String text,
            String endToEndId,
            String batchId,
            String reason,
            int count) {
        int number = movements.values().stream().mapToInt(List::size).sum() + 1;
        String bankReference = "SIM" + DateTimeFormatter.BASIC_ISO_DATE.format(today) + "%07d".formatted(number);
        Movement movement = new Movement(
                account,
                today,
                bankReference,
                cents,
                kind,
                name,
                iban,
                reference,
                text,
                endToEndId,
                batchId,
                reason,
                count);
        happen("movement", movement);
        archive.note(today, "movement", Map.of("reference", bankReference, "cents", cents, "kind", kind.name()));
        return movement;
    }

    private void happen(String kind, Object data) {
        archive.append(kind, data);
        remember(data);
    }

    private void remember(Object data) {
        switch (data) {
            case Account account -> accounts.put(account.iban(), account);
            case Order order -> taken(order);
            case Movement movement -> booked(movement);
            case IssuedStatement statement ->
                statements
                        .computeIfAbsent(statement.account(), iban -> new ArrayList<>())
                        .add(statement);
            case Executed execution -> executed.add(execution);
            case PendingReturn pending -> pendingReturns.add(pending);
            case ClosedAccount account -> closed.add(account.iban());
            case Day day -> today = day.date();
            default -> throw new IllegalArgumentException(data.getClass().getSimpleName());
        }
    }

    private void taken(Order order) {
        orders.put(order.messageId(), order);
        order.blocks()
                .forEach(block -> block.transfers()
                        .forEach(transfer -> sent.put(transfer.endToEndId(), new Sent(transfer, block.account()))));
    }

    private void booked(Movement movement) {
        movements.computeIfAbsent(movement.account(), iban -> new ArrayList<>()).add(movement);
        if (movement.kind() == Kind.RETURNED) {
            returned.add(movement.endToEndId());
        } else if (movement.kind() == Kind.RECEIVED) {
            received.put(movement.endToEndId(), movement);
        }
    }

    private void apply(Archive.Event event) {
        Class<?> type = switch (event.kind()) {
            case "account" -> Account.class;
            case "order" -> Order.class;
            case "movement" -> Movement.class;
            case "statement" -> IssuedStatement.class;
            case "executed" -> Executed.class;
            case "pending-return" -> PendingReturn.class;
            case "closed" -> ClosedAccount.class;
            case "day" -> Day.class;
            default -> throw new IllegalStateException("unknown event " + event.kind());
        };
        remember(event.as(type));
    }
}
