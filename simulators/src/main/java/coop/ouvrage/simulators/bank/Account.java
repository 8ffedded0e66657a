package coop.ouvrage.simulators.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One account of a client of the bank, with the statements cut from it. Guarded by {@link Books}. */
final class Account {

    final String iban;
    final String holder;
    final String bic;
    private final List<Movement> pending = new ArrayList<>();
    private final List<StatementCut> statements = new ArrayList<>();
    private long balance;
    private LocalDate balanceDate;

    Account(String iban, String holder, String bic, long openingCents, LocalDate opened) {
        this.iban = iban;
        this.holder = holder;
        this.bic = bic;
        this.balance = openingCents;
        this.balanceDate = opened;
    }

    void add(Movement movement) {
        pending.add(movement);
    }

    /** A new statement with every movement up to that day that stands on none yet. */
    StatementCut cut(LocalDate day) {
        List<Movement> taken =
                pending.stream().filter(m -> !m.date().isAfter(day)).toList();
        long closing = balance + taken.stream().mapToLong(Movement::cents).sum();
        StatementCut cut =
                new StatementCut(iban, holder, bic, statements.size() + 1, balanceDate, balance, day, closing, taken);
        pending.removeAll(taken);
        statements.add(cut);
        balance = closing;
        balanceDate = day;
        return cut;
    }

    StatementCut statement(int number) {
        return statements.get(number - 1);
    }

    long balanceWithPending() {
        return balance + pending.stream().mapToLong(Movement::cents).sum();
    }
}
