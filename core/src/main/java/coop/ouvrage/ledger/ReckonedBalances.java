package coop.ouvrage.ledger;

import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.transaction.ReadTogether;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What units and their subjects hold, debit positive: read once in a transaction, then reckoned on as it posts. */
class ReckonedBalances {

    private final Balances balances;
    private final LegalEntities entities;
    private final Runnable before;
    private final ReadTogether<Map<AccountRole, Money>> ofUnits = new ReadTogether<>(Kind.UNIT, this::readUnits);
    private final ReadOnce<OfSubject, Map<AccountRole, Money>> ofSubjects = new ReadOnce<>();

    private record OfSubject(String entity, UUID unit, UUID subject) {}

    /** @param before writes what waits to be posted; called when the books are read */
    ReckonedBalances(Balances balances, LegalEntities entities, Runnable before) {
        this.balances = balances;
        this.entities = entities;
        this.before = before;
    }

    Map<AccountRole, Money> ofUnit(UUID unit) {
        return ofUnits.get(unit).orElse(Map.of());
    }

    private Map<UUID, Map<AccountRole, Money>> readUnits(UUID[] units) {
        before.run();
        return balances.ofUnits(entities.all().stream().map(LegalEntity::code).toList(), List.of(units));
    }

    Map<AccountRole, Money> ofSubject(String entity, UUID unit, UUID subject) {
        return ofSubjects
                .get(new OfSubject(entity, unit, subject), key -> {
                    before.run();
                    return Optional.of(balances.ofSubject(entity, unit, subject));
                })
                .orElseThrow();
    }

    /** A subject that never moved anything is left out. */
    Map<UUID, Map<AccountRole, Money>> ofSubjects(String entity, Map<UUID, UUID> unitsBySubject) {
        before.run();
        Map<UUID, Map<AccountRole, Money>> found = balances.ofSubjects(entity, unitsBySubject);
        unitsBySubject.forEach((subject, unit) ->
                ofSubjects.put(new OfSubject(entity, unit, subject), found.getOrDefault(subject, Map.of())));
        return found;
    }

    /** As if this entry, whose key is not in the books, were written. */
    void reckon(EntryDraft draft) {
        for (EntryDraft.Line line : draft.lines()) {
            UUID unit = line.dimensions().unit();
            UUID subject = line.dimensions().subject();
            if (unit != null) {
                ofUnits.change(unit, held -> with(line, held));
                if (subject != null && line.account().needsUnit()) {
                    ofSubjects.change(new OfSubject(draft.entity(), unit, subject), held -> with(line, held));
                }
            }
        }
    }

    private static Map<AccountRole, Money> with(EntryDraft.Line line, Map<AccountRole, Money> balances) {
        Map<AccountRole, Money> changed = new EnumMap<>(AccountRole.class);
        changed.putAll(balances);
        changed.merge(line.account(), line.amount(), Money::plus);
        return changed;
    }

    /** Forgets what an entry changes. */
    void forget(EntryDraft draft) {
        for (EntryDraft.Line line : draft.lines()) {
            UUID unit = line.dimensions().unit();
            UUID subject = line.dimensions().subject();
            if (unit != null) {
                ofUnits.forget(unit);
                if (subject != null) {
                    ofSubjects.forget(new OfSubject(draft.entity(), unit, subject));
                }
            }
        }
    }

    /** Forgets what these units hold, and all subjects. */
    void readAgain(Collection<UUID> units) {
        ofUnits.readAgain(units);
        ofSubjects.forgetAll();
    }
}
