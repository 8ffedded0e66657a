package coop.ouvrage.treasury.web;

import coop.ouvrage.treasury.BankFile;
import coop.ouvrage.treasury.KeptLine;
import coop.ouvrage.treasury.MatchRate;
import coop.ouvrage.treasury.Notice;
import coop.ouvrage.treasury.Proposal;
import coop.ouvrage.web.Form;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bank at a glance: what waits, what is held, what came in.
 *
 * @param count of lines that wait in all; the page lists the oldest
 */
public record BankPage(
        Form form,
        int count,
        MatchRate rate,
        List<KeptLine> waiting,
        List<BankFile> held,
        List<BankFile.Part> statements,
        List<Notice> notices,
        Map<UUID, List<Proposal>> proposals) {

    /** What a waiting line is most likely; null if nobody has an idea. */
    public @Nullable Proposal first(KeptLine kept) {
        List<Proposal> found = proposals.getOrDefault(kept.line().id(), List.of());
        return found.isEmpty() ? null : found.getFirst();
    }
}
