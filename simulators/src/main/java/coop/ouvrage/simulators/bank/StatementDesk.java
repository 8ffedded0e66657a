package coop.ouvrage.simulators.bank;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements of accounts: each goes on where the last one ended, numbered from 1 each year. */
final class StatementDesk {

    private final BankState state;
    private final Events events;

    StatementDesk(BankState state, Events events) {
        this.state = state;
        this.events = events;
    }

    /** Issues a statement of what was booked since the last one; empty if nothing was. */
    Optional<IssuedStatement> issue(String iban) {
        List<IssuedStatement> issued = issued(iban);
        List<Movement> all = state.movements.getOrDefault(iban, List.of());
        int from = issued.isEmpty() ? 0 : issued.getLast().to();
        Account account = state.accounts.get(iban);
        if (account == null || from == all.size()) {
            return Optional.empty();
        }
        long opening =
                issued.isEmpty() ? account.openingCents() : issued.getLast().closingCents();
        long moved = sum(all.subList(from, all.size()));
        boolean sameYear = !issued.isEmpty() && issued.getLast().date().getYear() == state.today.getYear();
        int number = sameYear ? issued.getLast().number() + 1 : 1;
        IssuedStatement statement =
                new IssuedStatement(iban, number, state.today, opening, opening + moved, from, all.size());
        events.happen("statement", statement);
        events.note("statement", Map.of("number", statement.id(), "movements", all.size() - from));
        return Optional.of(statement);
    }

    List<IssuedStatement> issued(String iban) {
        return List.copyOf(state.statements.getOrDefault(iban, List.of()));
    }

    List<Movement> movements(IssuedStatement statement) {
        return List.copyOf(
                state.movements.getOrDefault(statement.account(), List.of()).subList(statement.from(), statement.to()));
    }

    long balance(String iban) {
        Account account = state.accounts.get(iban);
        return (account == null ? 0 : account.openingCents()) + sum(state.movements.getOrDefault(iban, List.of()));
    }

    private static long sum(List<Movement> movements) {
        return movements.stream().mapToLong(Movement::cents).sum();
    }
}
