package coop.ouvrage.accounting;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.AccountTurnover;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.ledger.spi.ClosingCheck;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the books themselves say before a month is closed. */
@Component
class BookChecks implements ClosingCheck {

    private final Ledger ledger;
    private final LegalEntities entities;
    private final Chart chart;
    private final JdbcClient jdbc;

    BookChecks(Ledger ledger, LegalEntities entities, Chart chart, JdbcClient jdbc) {
        this.ledger = ledger;
        this.entities = entities;
        this.chart = chart;
        this.jdbc = jdbc;
    }

    @Override
    public List<Item> look(String entity, YearMonth month) {
        List<AccountTurnover> accounts = ledger.balancesAt(entity, month.atDay(1));
        return List.of(allocations(accounts), parked(entity, accounts), subledgers(entity), group(month.atDay(1)));
    }

    /** Charges between units of one entity sum to nothing. */
    private static Item allocations(List<AccountTurnover> accounts) {
        Money rest = Money.sum(accounts.stream()
                .filter(a -> a.account().startsWith("9"))
                .map(AccountTurnover::balance)
                .toList());
        return item("allocations", rest, State.BLOCKS, "/desk/ledger/accounts");
    }

    private Item parked(String entity, List<AccountTurnover> accounts) {
        String number = chart.number(AccountRole.SUSPENSE);
        Money rest = Money.sum(accounts.stream()
                .filter(a -> a.account().equals(number))
                .map(AccountTurnover::balance)
                .toList());
        return item("suspense", rest, State.LOOK, "/desk/ledger?entity=" + entity + "&account=" + number);
    }

    /** What clients, workers and suppliers owe and are owed one by one is what the accounts hold in all. */
    private Item subledgers(String entity) {
        String[] numbers = chart.numbers(AccountRole::byParty);
        long difference = jdbc.sql("""
                        select coalesce(sum(abs(coalesce(a.cents, 0) - coalesce(p.cents, 0))), 0)
                        from (select account, sum(debit_cents - credit_cents) as cents from account_balance
                              where entity = :entity and account = any (:accounts) group by account) a
                        full join (select account, sum(amount_cents) as cents from party_balance
                              where entity = :entity and account = any (:accounts) group by account) p using (account)""")
                .param("entity", entity)
                .param("accounts", numbers)
                .query(Long.class)
                .single();
        return item("subledgers", Money.ofCents(difference), State.BLOCKS, "/desk/ledger/accounts?entity=" + entity);
    }

    /** What the entities of the group say they owe each other is what the others say they are owed. */
    private Item group(LocalDate month) {
        Money rest = Money.sum(entities.all().stream()
                .map(LegalEntity::code)
                .flatMap(code -> ledger.balancesAt(code, month).stream())
                .filter(a -> Stream.of(AccountRole.DUE_FROM_ENTITY, AccountRole.DUE_TO_ENTITY)
                        .anyMatch(role -> chart.number(role).equals(a.account())))
                .map(AccountTurnover::balance)
                .toList());
        return item("group", rest, State.LOOK, "/desk/accounting/statements?entity=GROUP");
    }

    private static Item item(String code, Money rest, State otherwise, String href) {
        return new Item(code, rest.isZero() ? State.GOOD : otherwise, Map.of("amount", rest), href);
    }
}
