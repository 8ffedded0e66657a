package coop.ouvrage.treasury;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.TimeOrderedId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts the parts of a collective credit, which another file names, in the place of the line that waits for a person. */
@Component
class Divisions {

    private final LineStore lines;
    private final Suspense suspense;
    private final Audit audit;

    Divisions(LineStore lines, Suspense suspense, Audit audit) {
        this.lines = lines;
        this.suspense = suspense;
        this.audit = audit;
    }

    /**
     * Divides a line, under its lock.
     *
     * @return the new lines, which nobody has looked at; none if somebody has matched the whole by now
     */
    Set<UUID> divide(BankAccount account, UUID line, List<LineDraft> parts) {
        KeptLine kept = lines.lock(line).orElseThrow();
        if (!kept.isWaiting()) {
            return Set.of();
        }
        suspense.leave(kept.line());
        lines.divided(line);
        Map<UUID, LineDraft> drafts = new LinkedHashMap<>();
        parts.forEach(part -> drafts.put(TimeOrderedId.next(), part));
        audit.changed("bank_line.divided", "bank-line", line, Map.of("parts", parts.size()));
        return lines.insert(kept.statement(), account, drafts);
    }
}
