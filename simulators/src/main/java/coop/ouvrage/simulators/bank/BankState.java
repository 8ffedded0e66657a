package coop.ouvrage.simulators.bank;

import coop.ouvrage.simulators.bank.Movement.Kind;
import coop.ouvrage.simulators.bank.Order.Transfer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the events of a bank add up to. Changed by events only. */
final class BankState {

    record Day(LocalDate date) {}

    record Executed(String messageId, String blockId) {}

    record PendingReturn(LocalDate date, String endToEndId, String reason) {}

    record ClosedAccount(String iban) {}

    record Holder(String iban, String name) {}

    /** To be collected from its account for ours. */
    record Debit(LocalDate date, String account, Transfer transfer) {}

    record Sent(Transfer transfer, String account) {}

    final Map<String, Account> accounts = new LinkedHashMap<>();
    final Map<String, List<Movement>> movements = new LinkedHashMap<>();
    final Map<String, List<IssuedStatement>> statements = new LinkedHashMap<>();
    final Map<String, Order> orders = new LinkedHashMap<>();
    final Set<Executed> executed = new HashSet<>();
    final Map<String, Sent> sent = new LinkedHashMap<>();
    final Map<String, Movement> received = new HashMap<>();
    final Set<String> returned = new HashSet<>();
    final Set<String> closed = new HashSet<>();
    final Map<String, String> holders = new HashMap<>();
    final Map<String, Debit> debits = new LinkedHashMap<>();
    final Set<String> collected = new HashSet<>();
    final List<PendingReturn> pendingReturns = new ArrayList<>();
    int booked;
    LocalDate today;

    BankState(LocalDate firstDay) {
        this.today = firstDay;
    }

    void remember(Object data) {
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
            case Debit debit -> debits.put(debit.transfer().endToEndId(), debit);
            case ClosedAccount account -> closed.add(account.iban());
            case Holder holder -> holders.put(holder.iban(), holder.name());
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
        booked++;
        movements.computeIfAbsent(movement.account(), iban -> new ArrayList<>()).add(movement);
        if (movement.kind() == Kind.RETURNED || movement.kind() == Kind.UNCOLLECTED) {
            returned.add(movement.endToEndId());
        } else if (movement.kind() == Kind.COLLECTED) {
            collected.add(movement.endToEndId());
        } else if (movement.kind() == Kind.RECEIVED) {
            received.put(movement.endToEndId(), movement);
        }
    }

    void apply(Archive.Event event) {
        Class<?> type = switch (event.kind()) {
            case "account" -> Account.class;
            case "order" -> Order.class;
            case "movement" -> Movement.class;
            case "statement" -> IssuedStatement.class;
            case "executed" -> Executed.class;
            case "pending-return" -> PendingReturn.class;
            case "closed" -> ClosedAccount.class;
            case "debit" -> Debit.class;
            case "holder" -> Holder.class;
            case "day" -> Day.class;
            default -> throw new IllegalStateException("unknown event " + event.kind());
        };
        remember(event.as(type));
    }
}
