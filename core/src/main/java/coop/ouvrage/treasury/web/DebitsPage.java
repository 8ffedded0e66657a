package coop.ouvrage.treasury.web;

import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.DirectDebit;
import coop.ouvrage.treasury.Mandate;
import coop.ouvrage.web.Form;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mandates, and what is collected by them.
 *
 * @param party name of whom a new mandate is for; empty when nobody was chosen
 */
public record DebitsPage(
        Form form, String party, List<LegalEntity> entities, List<Mandate> mandates, List<DirectDebit> debits) {

    /** What waits of an entity for a day. */
    public record Waiting(String entity, LocalDate day, int count, Money total) {

        Waiting plus(Waiting other) {
            return new Waiting(entity, day, count + other.count, total.plus(other.total));
        }
    }

    /** By entity and day, the nearest first. */
    public List<Waiting> waiting() {
        Map<String, Waiting> groups = new LinkedHashMap<>();
        debits.stream()
                .filter(debit -> debit.state() == DirectDebit.State.PREPARED)
                .map(debit -> new Waiting(debit.mandate().entity(), debit.collectedOn(), 1, debit.amount()))
                .forEach(one -> groups.merge(one.entity() + one.day(), one, Waiting::plus));
        return groups.values().stream()
                .sorted(Comparator.comparing(Waiting::day))
                .toList();
    }
}
