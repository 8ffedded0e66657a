package coop.ouvrage.unit;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.money.Money;
import java.util.Map;

/** What holding money and drawing on cover does in class 0. */
final class Holding {

    private Holding() {}

    /** The entry that sets what is held for a purpose. */
    static EntryDraft changed(String entity, Reservation before, Reservation after) {
        boolean released = after.amount().isZero();
        EntryDraft.Builder entry = EntryDraft.in(entity, Journal.SUNDRY, after.heldOn())
                .from("reservation", after.purpose())
                .key("reservation:" + after.purpose() + ":" + after.turn())
                .text(released ? "ledger.text.reservation_released" : "ledger.text.reservation_held", Map.of());
        addChange(entry, before, after);
        return entry.build();
    }

    static void addChange(EntryDraft.Builder entry, Reservation before, Reservation after) {
        Dimensions dim = dim(after);
        entry.memo(AccountRole.RESERVED_OWN, after.own().minus(before.own()), dim)
                .memo(AccountRole.RESERVED_COVERED, after.covered().minus(before.covered()), dim);
    }

    /** @param drawn negative when a correction gives cover back */
    static void addCoverUsed(EntryDraft.Builder entry, Reservation r, Money drawn) {
        entry.memo(AccountRole.COVER_USED, drawn, dim(r));
    }

    private static Dimensions dim(Reservation r) {
        Dimensions unit = Dim.unit(r.unit()).subject(r.subject());
        return r.client() == null ? unit : unit.party(r.client());
    }
}
