package coop.ouvrage.treasury;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lines in suspense are the suspense account, payments on their way are the account in flight, nothing is paid twice or by one person, and
 * what the bank gets is what was released.
 */
@Component
class BankInvariant implements Invariant {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LegalEntities entities;

    BankInvariant(JdbcClient jdbc, Ledger ledger, LegalEntities entities) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.entities = entities;
    }

    @Override
    public String name() {
        return "treasury.every_line_and_payment";
    }

    @Override
    @Transactional(readOnly = true)
    public Result check() {
        List<String> failures = new ArrayList<>();
        for (LegalEntity entity : entities.all()) {
            compare(entity.code(), AccountRole.SUSPENSE, sum("""
                    select coalesce(sum(-amount_cents), 0) from bank_line
                    where entity = :entity and state in ('PROPOSED', 'SUSPENSE')""", entity.code()), failures);
            compare(entity.code(), AccountRole.IN_FLIGHT, sum("""
                    select coalesce(sum(-p.amount_cents), 0) from payment p join payment_batch b on b.id = p.batch_id
                    where b.entity = :entity and p.state = 'IN_FLIGHT'""", entity.code()), failures);
        }
        failures.addAll(jdbc.sql("""
                select 'paid twice: ' || source_type || ' ' || source_id from payment
                where state not in ('RETURNED', 'CANCELLED') group by source_type, source_id having count(*) > 1""").query(String.class).list());
        failures.addAll(jdbc.sql("""
                select 'batch ' || reference || ' was not released by two people' from payment_batch
                where state in ('RELEASED', 'BOOKED') and (released_by is null or coalesce(made_by, checked_by) is null
                    or released_by = coalesce(made_by, checked_by)) order by reference""").query(String.class).list());
        failures.addAll(jdbc.sql("""
                select 'file of ' || o.reference || ' is not what was released' from bank_order_file f
                join (select id, reference, file_sha256 from payment_batch
                    union all select id, reference, file_sha256 from direct_debit_file) o on o.id = f.id
                where encode(sha256(f.content), 'hex') is distinct from o.file_sha256 order by o.reference""").query(String.class).list());
        long checked = jdbc.sql("select (select count(*) from bank_line) + (select count(*) from payment)")
                .query(Long.class)
                .single();
        return Result.of(checked, failures.stream().limit(Result.MOST).toList());
    }

    private Money sum(String sql, String entity) {
        return Money.ofCents(
                jdbc.sql(sql).param("entity", entity).query(Long.class).single());
    }

    private void compare(String entity, AccountRole role, Money expected, List<String> failures) {
        Money books = ledger.balance(entity, role, null);
        if (!books.equals(expected)) {
            failures.add("%s %s: lines and payments %s, books %s".formatted(entity, role, expected, books));
        }
    }
}
