package coop.ouvrage.royalties;

import coop.ouvrage.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A concession as it stands: a work, its uses and the signed page behind every royalty.
 *
 * @param job of the invoice lines: the assignment for which rights and wages are weighed against each other
 * @param pageName of the signed page, safe to show
 * @param owedFrom the day of its approval, from which the authors are owed, and of which the tax is declared
 */
public record Concession(
        ConcessionId id,
        String entity,
        UUID unit,
        UUID job,
        UUID invoice,
        UUID proposedBy,
        String work,
        String uses,
        String territory,
        boolean exclusive,
        LocalDate from,
        @Nullable LocalDate until,
        Money gross,
        String pageHash,
        String pageName,
        String pageType,
        State state,
        Instant proposedAt,
        @Nullable String decision,
        @Nullable LocalDate owedFrom,
        List<Royalty> royalties) {

    /** What was decided. */
    public enum State {
        PROPOSED,
        APPROVED,
        REFUSED
    }

    public Money tax() {
        return Money.sum(royalties.stream().map(Royalty::tax).toList());
    }

    public Money net() {
        return Money.sum(royalties.stream().map(Royalty::net).toList());
    }

    Concession with(List<Royalty> newRoyalties) {
        return new Concession(
                id,
                entity,
                unit,
                job,
                invoice,
                proposedBy,
                work,
                uses,
                territory,
                exclusive,
                from,
                until,
                gross,
                pageHash,
                pageName,
                pageType,
                state,
                proposedAt,
                decision,
                owedFrom,
                newRoyalties);
    }

    /** Whether it holds and is over by that day: then it may be renewed. */
    public boolean endsBy(LocalDate day) {
        return state == State.APPROVED && until != null && !until.isAfter(day);
    }

    public boolean isBy(UUID party) {
        return royalties.stream().anyMatch(royalty -> royalty.author().equals(party));
    }
}
