package coop.ouvrage.simulators.bank;

import coop.ouvrage.simulators.bank.Movement.Kind;
import coop.ouvrage.simulators.bank.Order.Block;
import coop.ouvrage.simulators.bank.Order.Status;
import coop.ouvrage.simulators.bank.Order.Transfer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The books of the bank. Every change is an event first; the state is what the events make of it. */
final class Bank {

    private final BankState state;
    private final Events events;
    private final StatementDesk desk;

    Bank(Archive archive, LocalDate firstDay) {
        this.state = new BankState(firstDay);
        this.events = new Events(archive, state);
        this.desk = new StatementDesk(state, events);
        archive.read().forEach(state::apply);
    }

    synchronized LocalDate today() {
        return state.today;
    }

    synchronized void open(String iban, String holder, long openingCents) {
        if (!state.accounts.containsKey(iban)) {
            events.happen("account", new Account(iban, holder, openingCents, state.today));
        }
    }

    synchronized Optional<Account> account(String iban) {
        return Optional.ofNullable(state.accounts.get(iban));
    }

    synchronized Optional<Order> order(String messageId) {
        return Optional.ofNullable(state.orders.get(messageId));
    }

    synchronized Status status(Order order) {
        boolean all = order.blocks().stream()
                .allMatch(block -> state.executed.contains(new BankState.Executed(order.messageId(), block.id())));
        return all ? Status.EXECUTED : Status.ACCEPTED;
    }

    /** Takes an order whose file was found right; what is due is executed at once. */
    synchronized void take(Order order, boolean execute) {
        events.happen("order", order);
        events.note("order", Map.of("message", order.messageId(), "transfers", order.count(), "cents", order.cents()));
        if (execute) {
            executeDue();
        }
    }

    /** A payment with an identification that was received before is the one of then. */
    synchronized Movement receive(
            String id, String account, long cents, String name, String iban, String reference, String text) {
        if (!state.accounts.containsKey(account)) {
            throw new IllegalArgumentException("this bank does not keep the account");
        }
        Movement before = id.isEmpty() ? null : state.received.get(id);
        return before != null
                ? before
                : events.book(account, cents, Kind.RECEIVED, name, iban, reference, text, id, "", "", 1);
    }

    synchronized void charge(String account, long cents, String text) {
        events.book(account, -cents, Kind.FEE, "", "", "", text, "", "", "", 1);
    }

    /** Sends a transfer back today. Empty if it was never sent or came back before. */
    synchronized Optional<Movement> bounce(String endToEndId, String reason) {
        BankState.Sent original = state.sent.get(endToEndId);
        if (original == null || state.returned.contains(endToEndId)) {
            return Optional.empty();
        }
        Transfer transfer = original.transfer();
        return Optional.of(events.book(
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

    /** Takes direct debits for accounts of ours; those that it knows already are left out. */
    synchronized void collect(List<BankState.Debit> debits) {
        debits.stream()
                .filter(debit -> state.accounts.containsKey(debit.account()))
                .filter(debit -> !state.debits.containsKey(debit.transfer().endToEndId()))
                .forEach(debit -> events.happen("debit", debit));
        collectDue();
    }

    private void collectDue() {
        List.copyOf(state.debits.values()).stream()
                .filter(debit -> !BankDays.onOrAfter(debit.date()).isAfter(state.today))
                .filter(debit -> !state.collected.contains(debit.transfer().endToEndId()))
                .forEach(debit -> debited(debit, Kind.COLLECTED, ""));
    }

    /** The debtor's bank sends a collected debit back today. False if it was never collected or came back before. */
    synchronized boolean unpaid(String endToEndId, String reason) {
        BankState.Debit debit = state.debits.get(endToEndId);
        if (debit == null || !state.collected.contains(endToEndId) || state.returned.contains(endToEndId)) {
            return false;
        }
        debited(debit, Kind.UNCOLLECTED, reason);
        return true;
    }

    private void debited(BankState.Debit debit, Kind kind, String reason) {
        Transfer transfer = debit.transfer();
        events.book(
                debit.account(),
                kind == Kind.COLLECTED ? transfer.cents() : -transfer.cents(),
                kind,
                transfer.name(),
                transfer.iban(),
                transfer.reference(),
                transfer.text(),
                transfer.endToEndId(),
                "",
                reason,
                1);
    }

    /** From now on transfers to this account come back on the next bank day. */
    synchronized void close(String iban) {
        events.happen("closed", new BankState.ClosedAccount(iban));
    }

    /** From now on this account, here or at another bank, belongs to whom is named. */
    synchronized void holder(String iban, String name) {
        events.happen("holder", new BankState.Holder(iban, name));
    }

    /** Whose an account is; that of whom is asked for first, if nobody said. */
    synchronized String holderOf(String iban, String asked) {
        Account own = state.accounts.get(iban);
        if (own != null) {
            return own.holder();
        }
        String known = state.holders.get(iban);
        if (known == null) {
            holder(iban, asked);
            return asked;
        }
        return known;
    }

    /** Lets days pass, each with its statements and executions. False if that would go back. */
    synchronized boolean advance(LocalDate date, boolean execute) {
        if (date.isBefore(state.today)) {
            return false;
        }
        if (state.accounts.isEmpty() && state.today.isBefore(date)) {
            events.happen("day", new BankState.Day(date));
        }
        while (state.today.isBefore(date)) {
            state.accounts.keySet().forEach(desk::issue);
            events.happen("day", new BankState.Day(state.today.plusDays(1)));
            if (execute) {
                executeDue();
                collectDue();
                returnDue();
            }
        }
        return true;
    }

    synchronized Optional<IssuedStatement> issue(String iban) {
        return desk.issue(iban);
    }

    synchronized List<IssuedStatement> statements(String iban) {
        return desk.issued(iban);
    }

    synchronized List<Movement> movements(IssuedStatement statement) {
        return desk.movements(statement);
    }

    synchronized long balance(String iban) {
        return desk.balance(iban);
    }

    private void executeDue() {
        for (Order order : List.copyOf(state.orders.values())) {
            for (Block block : order.blocks()) {
                boolean due = !BankDays.onOrAfter(block.executionDate()).isAfter(state.today);
                if (due && !state.executed.contains(new BankState.Executed(order.messageId(), block.id()))) {
                    execute(order, block);
                }
            }
        }
    }

    /** Marked before it is booked: a bank that crashes in between pays too little and is asked, never twice. */
    private void execute(Order order, Block block) {
        events.happen("executed", new BankState.Executed(order.messageId(), block.id()));
        if (block.batch()) {
            Kind kind = block.wages() ? Kind.WAGES : Kind.COLLECTIVE;
            events.book(
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
                    .forEach(transfer -> events.book(
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
                .filter(transfer -> state.closed.contains(transfer.iban()))
                .forEach(transfer -> events.happen(
                        "pending-return",
                        new BankState.PendingReturn(
                                BankDays.onOrAfter(state.today.plusDays(1)), transfer.endToEndId(), "AC04")));
    }

    private void returnDue() {
        for (BankState.PendingReturn pending : List.copyOf(state.pendingReturns)) {
            if (!pending.date().isAfter(state.today)) {
                bounce(pending.endToEndId(), pending.reason());
            }
        }
    }
}
