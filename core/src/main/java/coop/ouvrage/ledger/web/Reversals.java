package coop.ouvrage.ledger.web;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.ledger.JournalEntry;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.Proof;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.NotFound;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes an entry back by hand. Entries of documents are taken back by their document (credit note, correction), never here. */
@Component
class Reversals {

    private final Ledger ledger;
    private final BookAccess access;
    private final StepUp stepUp;
    private final Audit audit;
    private final BusinessTime time;

    Reversals(Ledger ledger, BookAccess access, StepUp stepUp, Audit audit, BusinessTime time) {
        this.ledger = ledger;
        this.access = access;
        this.stepUp = stepUp;
        this.audit = audit;
        this.time = time;
    }

    /** Whether the reader may take the entry back, and it can be. */
    boolean offered(JournalEntry entry, Proof proof) {
        return access.mayCorrect() && proof.reversedBy() == null && !isBound(entry);
    }

    private static boolean isBound(JournalEntry entry) {
        return entry.reverses() != null || DocumentPages.known(entry.sourceType());
    }

    /** Books the opposite today. An entry that was taken back already answers with what took it back. */
    @Transactional
    Outcome<EntryId> reverse(UUID id) {
        if (!access.mayCorrect()) {
            throw new AccessDenied(Permission.LEDGER_CORRECT);
        }
        stepUp.require(StepUp.RECENT);
        JournalEntry entry = ledger.find(new EntryId(id)).orElseThrow(NotFound::new);
        if (isBound(entry)) {
            return Outcome.refused(Refusal.of("ledger.reversed_by_document"));
        }
        EntryId reversal = ledger.reverse(entry.id(), time.today(), "ledger.text.mistake");
        audit.changed("ledger.reversed", "entry", id, Map.of("by", reversal));
        return Outcome.done(reversal);
    }
}
