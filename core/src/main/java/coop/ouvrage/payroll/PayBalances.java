package coop.ouvrage.payroll;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what an account says of each worker or creditor with what the records of pay say. */
@Component
class PayBalances {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LegalEntities entities;

    PayBalances(JdbcClient jdbc, Ledger ledger, LegalEntities entities) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.entities = entities;
    }

    /**
     * @param booked the debit balance of a party as the records count it
     * @param moves a query of {@code party} and {@code cents} for {@code :entity}
     * @param records what they are called in a failure
     */
    Invariant.Result compare(AccountRole role, UnaryOperator<Money> booked, String moves, String records) {
        List<String> failures = new ArrayList<>();
        long checked = 0;
        for (LegalEntity entity : entities.all()) {
            Map<UUID, Money> books = ledger.partyBalances(entity.code(), role);
            Map<UUID, Money> ours = sums(moves, entity.code());
            Set<UUID> parties = new TreeSet<>(books.keySet());
            parties.addAll(ours.keySet());
            checked += parties.size();
            for (UUID party : parties) {
                Money inBooks = booked.apply(books.getOrDefault(party, Money.ZERO));
                Money recorded = ours.getOrDefault(party, Money.ZERO);
                if (!inBooks.equals(recorded)) {
                    failures.add("%s, %s: books %s, %s %s".formatted(entity.code(), party, inBooks, records, recorded));
                }
            }
        }
        return Invariant.Result.of(
                checked, failures.stream().limit(Invariant.Result.MOST).toList());
    }

    private Map<UUID, Money> sums(String moves, String entity) {
        Map<UUID, Money> sums = new HashMap<>();
        jdbc.sql("select party, sum(cents)::bigint as cents from (" + moves
                        + ") moves group by party having sum(cents) <> 0")
                .param("entity", entity)
                .query(row -> {
                    sums.put(row.getObject("party", UUID.class), Money.ofCents(row.getLong("cents")));
                });
        return sums;
    }
}
