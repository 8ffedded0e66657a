package coop.ouvrage.ledger;

import coop.ouvrage.ledger.spi.ChartOfAccounts;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The country's chart, both ways. Begins by refusing one that is incomplete or gives a number twice. */
@Component
public class Chart {

    private final Map<AccountRole, String> numbers = new EnumMap<>(AccountRole.class);
    private final Map<String, AccountRole> roles = new HashMap<>();
    private final ChartOfAccounts accounts;

    public Chart(ChartOfAccounts accounts) {
        this.accounts = accounts;
        for (AccountRole role : AccountRole.values()) {
            String number = accounts.number(role);
            numbers.put(role, number);
            AccountRole other = roles.put(number, role);
            if (other != null) {
                throw new IllegalStateException("account " + number + " is both " + role + " and " + other);
            }
        }
    }

    public String number(AccountRole role) {
        return java.util.Objects.requireNonNull(numbers.get(role));
    }

    /** The role of a number; none for a number that is not in the chart. */
    public @Nullable AccountRole role(String number) {
        return roles.get(number);
    }

    /** The name of an account in a language, its number if the chart does not know it. */
    public String name(String number, java.util.Locale language) {
        AccountRole role = roles.get(number);
        return role == null ? number : accounts.name(role, language);
    }

    /** Every account by its number. */
    public List<AccountRole> all() {
        return numbers.keySet().stream()
                .sorted(Comparator.comparing(this::number))
                .toList();
    }

    /** The numbers of the accounts of which something is true. */
    public String[] numbers(Predicate<AccountRole> which) {
        return Stream.of(AccountRole.values()).filter(which).map(this::number).toArray(String[]::new);
    }
}
