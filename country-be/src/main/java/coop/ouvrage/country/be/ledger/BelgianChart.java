package coop.ouvrage.country.be.ledger;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/** The minimum standard chart of accounts (PCMN / MAR), from its data file. */
@Component
public final class BelgianChart implements ChartOfAccounts {

    private static final String FILE = "/ledger/be/chart.csv";
    private final Map<AccountRole, CSVRecord> accounts = new EnumMap<>(AccountRole.class);

    public BelgianChart() {
        DataFile.read(FILE).forEach(line -> accounts.put(AccountRole.valueOf(line.get("role")), line));
    }

    @Override
    public String number(AccountRole role) {
        return account(role).get("number");
    }

    @Override
    public String name(AccountRole role, Locale language) {
        CSVRecord account = account(role);
        return account.isMapped(language.getLanguage()) ? account.get(language.getLanguage()) : account.get("en");
    }

    private CSVRecord account(AccountRole role) {
        return Objects.requireNonNull(accounts.get(role), () -> "the chart has no account for " + role);
    }
}
