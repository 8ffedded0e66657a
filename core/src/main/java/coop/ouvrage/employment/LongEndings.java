package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends of lasting contracts: by notice of one side, which an officer records, or by agreement, which the worker is asked for. */
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

    /**
     * Ends a contract by notice of one side, whose length in law is what the officer read, with its source; an end by agreement is
     * proposed to the worker, and nothing changes until they agree.
     */
    @Transactional
    public Outcome<UUID> end(UUID id, Ending ending) {
        LongContract contract = access.open(id);
        List<Refusal> refusals = new ArrayList<>(access.ownCase(contract));
        refusals.addAll(refusals(contract, ending));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (ending.how() == Ending.How.AGREEMENT) {
            store.propose(id, ending, user.partyId().orElse(null), time.now());
            mail.longEndProposed(contract, ending.lastDay());
            audit.changed("long.end_proposed", "long_contract", id, Map.of("lastDay", ending.lastDay()));
            return Outcome.done(id);
        }
        return carryOut(contract, ending, null);
    }

    /**
     * The worker agrees, and the contract ends so. That it is the worker is for the page to prove.
     *
     * @param words what was shown and agreed to; its hash is kept
     */
    @Transactional
    public Outcome<UUID> agree(UUID id, String words) {
        if (!user.is(access.known(id).worker())) {
            throw new NoSuchElementException("no end for this reader");
        }
        LongContract contract = store.lock(id).orElseThrow();
        Ending ending = store.proposedEnd(id).orElse(null);
        if (ending == null) {
            return Outcome.refused(Refusal.of("employment.no_ending"));
        }
        List<Refusal> refusals = refusals(contract, ending);
        return refusals.isEmpty()
                ? carryOut(
                        contract,
                        ending,
                        ContentHash.of(words.getBytes(StandardCharsets.UTF_8)).hex())
                : Outcome.refused(refusals);
    }

    /** The worker does not agree, or whoever decides takes the proposal back: the contract stays as it is. */
    @Transactional
    public Outcome<UUID> decline(UUID id) {
        LongContract contract =
                user.is(access.known(id).worker()) ? store.lock(id).orElseThrow() : access.open(id);
        if (store.proposedEnd(id).isEmpty()) {
            return Outcome.refused(Refusal.of("employment.no_ending"));
        }
        store.answered(id);
        audit.changed("long.end_declined", "long_contract", id, Map.of());
        if (user.is(contract.worker())) {
            mail.longEndDeclined(contract);
        }
        return Outcome.done(id);
    }

    /** What waits for the worker's answer, for readers of the contract. */
    @Transactional(readOnly = true)
    public Optional<Ending> proposed(LongContract contract) {
        return store.proposedEnd(contract.id());
    }

    private Outcome<UUID> carryOut(LongContract contract, Ending ending, @Nullable String agreed) {
        UUID id = contract.id();
        store.answered(id);
        store.ends(id, ending, agreed, user.partyId().orElse(null), time.now());
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

    private List<Refusal> refusals(LongContract contract, Ending ending) {
        List<Refusal> refusals = new ArrayList<>(access.notRunning(contract));
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
