package coop.ouvrage.payroll;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Iban;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Worklist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Advances that came back from the bank after a wage was lowered by them: what was taken off is owed to the worker, and paid by a new
 * transfer that an officer asks for and another person releases. Of what no wage bore, nothing is owed: the worker may ask again.
 */
@Service
public class ReturnedAdvances {

    static final String RETURNED = "payroll.advance_returned";

    private final AdvanceStore store;
    private final AdvanceTransfer transfer;
    private final PayAccess access;
    private final Worklist worklist;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    ReturnedAdvances(
            AdvanceStore store,
            AdvanceTransfer transfer,
            PayAccess access,
            Worklist worklist,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.transfer = transfer;
        this.access = access;
        this.worklist = worklist;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** @return refused when it did not come back, no wage was lowered by it, in one's own case, or without an account to pay it to */
    @Transactional
    public Outcome<UUID> payAgain(UUID id) {
        access.require(Permission.PAY_PREPARE);
        store.granting();
        Advance advance = store.lock(id).orElseThrow(() -> new NoSuchElementException("no advance " + id));
        UUID officer = access.actor();
        if (officer == null) {
            throw new AccessDenied(Permission.PAY_PREPARE);
        }
        List<Refusal> refusals = new ArrayList<>();
        if (advance.state() != Advance.State.RETURNED || !advance.taken().isPositive()) {
            refusals.add(Refusal.of("payroll.advance_not_owed"));
        }
        if (user.is(advance.worker())) {
            refusals.add(Refusal.of("payroll.own_wage"));
        }
        Optional<Iban> iban = transfer.iban(advance);
        if (iban.isEmpty()) {
            refusals.add(Refusal.of("payroll.advance_no_account"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Advance again = advance.of(advance.taken());
        store.again(again, officer, transfer.batch(again, iban.orElseThrow(), officer), time.now());
        worklist.close(RETURNED, id, "paid again");
        audit.changed("advance.paid_again", "wage_advance", id, Map.of("amount", again.amount()));
        return Outcome.done(id);
    }
}
