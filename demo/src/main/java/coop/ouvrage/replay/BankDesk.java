package coop.ouvrage.replay;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.treasury.KeptLine;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.Proposal;
import coop.ouvrage.treasury.StatementImport;
import coop.ouvrage.treasury.Statements;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finance imports each statement of the bank, CODA and CAMT in turn, and settles by hand what no rule recognised. */
@ReplayOnly
@Component
@Order(25)
class BankDesk implements Stage {

    private static final String STATEMENT = "statement";
    private static final int BY_HAND = 200;

    private final Cast cast;
    private final Checkpoints checkpoints;
    private final Around around;
    private final BankAccounts accounts;
    private final Statements statements;
    private final Matching matching;

    BankDesk(
            Cast cast,
            Checkpoints checkpoints,
            Around around,
            BankAccounts accounts,
            Statements statements,
            Matching matching) {
        this.cast = cast;
        this.checkpoints = checkpoints;
        this.around = around;
        this.accounts = accounts;
        this.statements = statements;
        this.matching = matching;
    }

    @Override
    public String name() {
        return "bank statements";
    }

    @Override
    public int live(LocalDate day) {
        String account = accounts.of(ReplayedYear.ENTITY).iban().value();
        List<String> issued = around.bank().statements(account);
        int taken = 0;
        for (int n = issued.size() - 1; n >= 0 && checkpoints.find(STATEMENT, n).isEmpty(); n--) {
            taken++;
        }
        for (int n = issued.size() - taken; n < issued.size(); n++) {
            take(account, issued.get(n), n);
        }
        if (taken > 0) {
            cast.officer(Officer.FINANCE, () -> settle(day));
        }
        return taken;
    }

    private void take(String account, String id, int number) {
        boolean coda = number % 2 == 0;
        byte[] file = (coda ? around.bank().coda(account, id) : around.bank().camt(account, id)).orElseThrow();
        StatementImport taken = cast.officer(
                Officer.FINANCE,
                () -> statements.importFile(file, id + (coda ? ".cod" : ".xml")).orThrow());
        checkpoints.remember(STATEMENT, number, taken.file());
    }

    private int settle(LocalDate day) {
        List<KeptLine> waiting = matching.waiting(null, BY_HAND);
        waiting.forEach(kept -> settle(kept, day));
        return waiting.size();
    }

    private void settle(KeptLine kept, LocalDate day) {
        List<Proposal> proposals = matching.proposals(kept.line().id(), "");
        if (!proposals.isEmpty()) {
            Proposal first = proposals.getFirst();
            Outcome<UUID> settled = matching.settle(
                    kept.line().id(), first.claimant(), first.claim().subjects(), "");
            if (!settled.isDone()) {
                checkpoints.refused(
                        day, "bank line", settled.refusals().getFirst().code());
            }
        }
    }
}
