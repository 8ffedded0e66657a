package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends of lasting contracts: by notice of one side, or by agreement. */
@Service
public class LongEndings {

    private final LongStore store;
    private final LongAccess access;
    private final LongRework rework;
    private final Declarations declarations;
    private final ContractMail mail;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    LongEndings(
            LongStore store,
            LongAccess access,
            LongRework rework,
            Declarations declarations,
            ContractMail mail,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.access = access;
        this.rework = rework;
        this.declarations = declarations;
        this.mail = mail;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** Ends a contract: by notice of one side, or by agreement. The law's length of a notice is what the officer read, with its source. */
    @Transactional
    public Outcome<UUID> end(UUID id, Ending ending) {
        LongContract contract = access.open(id);
        List<Refusal> refusals = new ArrayList<>(access.ownCase(contract));
        refusals.addAll(access.notRunning(contract));
        refusals.addAll(ofEnding(contract, ending));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.ends(id, ending, user.partyId().orElse(null), time.now());
        LongContract now = store.find(id).orElseThrow();
        rework.from(
                now,
                access.month(),
                new LongRework.Reason(
                        VersionCause.ENDED, ending.reason(), user.partyId().orElse(null)));
        declarations.ends(rework.first(now), ending.lastDay());
        mail.longEnds(now);
        audit.changed("long.ended", "long_contract", id, Map.of("how", ending.how(), "lastDay", ending.lastDay()));
        return Outcome.done(id);
    }

    private List<Refusal> ofEnding(LongContract contract, Ending ending) {
        List<Refusal> refusals = new ArrayList<>();
        LocalDate last = ending.lastDay();
        if (last.isBefore(time.today()) || last.isBefore(contract.startsOn())) {
            refusals.add(Refusal.of("employment.long_end_past", "day", last));
        }
        LocalDate end = contract.endsOn();
        if (end != null && !last.isBefore(end)) {
            refusals.add(Refusal.of("employment.long_end_later", "day", end));
        }
        if (ending.reason().isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        refusals.addAll(ending.ofNotice());
        return refusals;
    }
}
