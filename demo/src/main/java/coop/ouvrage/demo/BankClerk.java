package coop.ouvrage.demo;

import coop.ouvrage.demo.bench.PayDesk.Form;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.treasury.KeptLine;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.Proposal;
import coop.ouvrage.treasury.Statements;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finance imports each statement of the bank, CODA and CAMT in turn, and settles by hand what waited a few days. */
@DemoOnly
@Component
@Order(500)
class BankClerk implements Plot {

    private static final int PATIENCE_DAYS = 4;

    /** What came since then waits for the visitor. */
    private static final LocalDate LEFT_ALONE = DemoYear.TODAY.minusDays(30);

    private final Cast cast;
    private final Parking parking;
    private final Surroundings surroundings;
    private final BankAccounts accounts;
    private final Statements statements;
    private final Matching matching;
    private int imported;

    BankClerk(
            Cast cast,
            Parking parking,
            Surroundings surroundings,
            BankAccounts accounts,
            Statements statements,
            Matching matching) {
        this.cast = cast;
        this.parking = parking;
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.statements = statements;
        this.matching = matching;
    }

    @Override
    public void on(LocalDate day) {
        String account = accounts.of(Opening.ENTITY).iban().value();
        List<String> issued = surroundings.bank().statements(account);
        for (String id : issued.subList(imported, issued.size())) {
            parking.attempt("the statement " + id, () -> cast.act("ombeline", () -> take(account, id)));
        }
        if (imported < issued.size()) {
            imported = issued.size();
            cast.act("ombeline", () -> settle(day));
        }
    }

    private void take(String account, String id) {
        Form form = imported % 2 == 0 ? Form.CODA : Form.CAMT;
        statements
                .importFile(form.of(surroundings.bank(), account, id), form.fileName(id))
                .orThrow();
        imported++;
    }

    private void settle(LocalDate day) {
        matching.waiting(null, 50).stream()
                .filter(kept -> kept.line().bookedOn().isBefore(day.minusDays(PATIENCE_DAYS)))
                .filter(kept -> kept.line().bookedOn().isBefore(LEFT_ALONE))
                .forEach(kept -> parking.attempt("a line of the bank", () -> settle(kept)));
    }

    private void settle(KeptLine kept) {
        List<Proposal> proposals = matching.proposals(kept.line().id(), "");
        if (!proposals.isEmpty()) {
            Proposal first = proposals.getFirst();
            matching.settle(kept.line().id(), first.claimant(), first.claim().subjects(), "")
                    .orThrow();
        }
    }
}
