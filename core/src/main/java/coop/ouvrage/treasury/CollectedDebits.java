package coop.ouvrage.treasury;

import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Direct debits as statements show them: collected, sent back. Whoever books the money that they bring tells it here, and asks here what a
 * return takes away again.
 */
@Component
public class CollectedDebits {

    private final DirectDebitStore store;
    private final LineStore lines;
    private final Worklist worklist;
    private final Audit audit;

    CollectedDebits(DirectDebitStore store, LineStore lines, Worklist worklist, Audit audit) {
        this.store = store;
        this.lines = lines;
        this.worklist = worklist;
        this.audit = audit;
    }

    /** The debit of ours that each of these lines carries the identification of, with its amount, in or out. */
    public Map<UUID, DirectDebit> of(Collection<BankLine> some) {
        List<String> ids = some.stream()
                .map(BankLine::endToEndId)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        Map<String, DirectDebit> known = ids.isEmpty() ? Map.of() : store.byEndToEndIds(ids);
        Map<UUID, DirectDebit> found = new HashMap<>();
        for (BankLine line : some) {
            Optional.ofNullable(known.get(line.endToEndId().toUpperCase(Locale.ROOT)))
                    .filter(debit -> debit.amount().equals(line.amount().abs()))
                    .filter(debit -> debit.mandate().entity().equals(line.entity()))
                    .ifPresent(debit -> found.put(line.id(), debit));
        }
        return found;
    }

    /** These lines brought money and are booked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void collected(Collection<BankLine> credits) {
        List<BankLine> received = credits.stream().filter(BankLine::isCredit).toList();
        of(received).forEach((line, debit) -> store.collected(debit.id(), line));
    }

    /** What a line had booked was taken back by a person: it is no collection any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(BankLine credit) {
        of(List.of(credit)).values().forEach(debit -> store.collected(debit.id(), null));
    }

    /** Whether a line brought the money of a debit that came back later, so that its booking is reversed already. */
    public boolean cameBack(BankLine credit) {
        return store.cameBack(credit.id());
    }

    /** The line that brought the money of a debit; empty if none was booked yet, or it came back before. */
    public Optional<BankLine> creditOf(UUID debit) {
        return store.lock(debit)
                .filter(found -> found.returnedLine() == null && found.collectedLine() != null)
                .flatMap(found -> lines.find(java.util.Objects.requireNonNull(found.collectedLine())))
                .map(KeptLine::line);
    }

    /** The debtor's bank sent it back, and what it had paid is owed again: finance is told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(UUID id, BankLine line) {
        DirectDebit debit = store.lock(id).orElseThrow();
        store.returned(id, line.id(), line.returnReason());
        worklist.open(Item.of(
                        Queue.BANK,
                        "debit_returned",
                        "debit",
                        id,
                        Role.FINANCE,
                        "/desk/open-items/clients/" + debit.mandate().party())
                .about(debit.mandate().party())
                .with("amount", debit.amount())
                .with("reason", line.returnReason()));
        audit.changed("debit.returned", "debit", id, Map.of("reason", line.returnReason(), "line", line.id()));
    }
}
