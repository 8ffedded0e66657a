package coop.ouvrage.demo;

import coop.ouvrage.demo.bench.PayDesk.Form;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.treasury.Statements;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finance imports each statement of the bank, CODA and CAMT in turn; what nothing matches waits for the visitor. */
@DemoOnly
@Component
@Order(500)
class BankClerk implements Plot {

    private final Cast cast;
    private final Parking parking;
    private final Surroundings surroundings;
    private final BankAccounts accounts;
    private final Statements statements;

    /** How many statements of each account were imported. */
    private final Map<String, Integer> seen = new HashMap<>();

    BankClerk(Cast cast, Parking parking, Surroundings surroundings, BankAccounts accounts, Statements statements) {
        this.cast = cast;
        this.parking = parking;
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.statements = statements;
    }

    @Override
    public void on(LocalDate day) {
        for (String entity : Opening.AT_THE_BANK) {
            String account = accounts.of(entity).iban().value();
            List<String> issued = surroundings.bank().statements(account);
            int before = seen.getOrDefault(account, 0);
            for (int n = before; n < issued.size(); n++) {
                Form form = n % 2 == 0 ? Form.CODA : Form.CAMT;
                String id = issued.get(n);
                parking.attempt("the statement " + id, () -> cast.act("ombeline", () -> take(account, id, form)));
            }
            seen.put(account, issued.size());
        }
    }

    private void take(String account, String id, Form form) {
        statements
                .importFile(form.of(surroundings.bank(), account, id), form.fileName(id))
                .orThrow();
    }
}
