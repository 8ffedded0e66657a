package coop.ouvrage.receivables;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Open items of a client are its receivable in the books, and its credits are its credit there. */
@Component
class ReceivableInvariant implements Invariant {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LegalEntities entities;

    ReceivableInvariant(JdbcClient jdbc, Ledger ledger, LegalEntities entities) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.entities = entities;
    }

    @Override
    public String name() {
        return "receivables.open_items";
    }

    @Override
    @Transactional(readOnly = true)
    public Result check() {
        List<String> failures = new ArrayList<>();
        long checked = 0;
        for (LegalEntity entity : entities.all()) {
            checked += compare(
                    entity.code(),
                    AccountRole.RECEIVABLE,
                    sums(
                            "select client_id, sum(left_cents + charge_cents) from open_item where entity = :entity group by client_id",
                            entity.code()),
                    failures);
            checked += compare(entity.code(), AccountRole.CLIENT_CREDIT, sums("""
                            select client_id, -sum(amount_cents) from client_credit c
                            where entity = :entity and (state = 'OPEN' or state = 'REFUNDING' and exists (
                                select 1 from payment_batch b where b.id = c.batch_id and b.state = 'MADE'))
                            group by client_id""", entity.code()), failures);
        }
        return Result.of(checked, failures);
    }

    private Map<UUID, Money> sums(String sql, String entity) {
        Map<UUID, Money> sums = new HashMap<>();
        jdbc.sql(sql)
                .param("entity", entity)
                .query((row, n) -> sums.put(row.getObject(1, UUID.class), Money.ofCents(row.getLong(2))))
                .list();
        return sums;
    }

    private long compare(String entity, AccountRole role, Map<UUID, Money> items, List<String> failures) {
        Map<UUID, Money> books = ledger.partyBalances(entity, role);
        Set<UUID> clients = new HashSet<>(items.keySet());
        clients.addAll(books.keySet());
        for (UUID client : clients) {
            Money inItems = items.getOrDefault(client, Money.ZERO);
            Money inBooks = books.getOrDefault(client, Money.ZERO);
            if (!inItems.equals(inBooks) && failures.size() < Result.MOST) {
                failures.add(
                        "%s %s of client %s: items %s, books %s".formatted(entity, role, client, inItems, inBooks));
            }
        }
        return clients.size();
    }
}
