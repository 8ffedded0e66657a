package coop.ouvrage.expenses;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Allowances that an agreement promises for equipment of one's own: owed without a claim once the work is done, paid with the next batch
 * beside the wage. The file that brought the work stands for the receipt.
 */
@Service
public class Allowances {

    private final ClaimStore store;
    private final ClaimBooking booking;
    private final Units units;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Allowances(ClaimStore store, ClaimBooking booking, Units units, CurrentUser user, Audit audit, BusinessTime time) {
        this.store = store;
        this.booking = booking;
        this.units = units;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * An allowance for a day of work.
     *
     * @param proof hash of the file that brought the work, and its name
     */
    public record Promised(
            UUID unit,
            UUID job,
            UUID worker,
            Money amount,
            LocalDate day,
            String text,
            String proof,
            String proofName) {}

    /** Owes it, for modules that have asked their own permission; refused when the unit has not the money. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<ClaimId> owe(Promised promised) {
        ExpenseClaim claim = new ExpenseClaim(
                ClaimId.next(),
                units.get(promised.unit()).entity(),
                promised.unit(),
                promised.job(),
                null,
                null,
                promised.worker(),
                promised.amount(),
                null,
                false,
                promised.day(),
                promised.text(),
                promised.proof(),
                promised.proofName(),
                "text/csv",
                ExpenseClaim.State.SUBMITTED,
                time.now(),
                null,
                null);
        Outcome<UUID> held = booking.hold(claim);
        if (!held.isDone()) {
            return Outcome.refused(held.refusals());
        }
        store.insert(claim);
        booking.post(claim);
        store.decide(
                claim.id(),
                ExpenseClaim.State.APPROVED,
                user.partyId().filter(party -> !party.equals(promised.worker())).orElse(null),
                time.now(),
                "");
        audit.changed("allowance.owed", "claim", claim.id().value(), Map.of("amount", promised.amount()));
        return Outcome.done(claim.id());
    }
}
