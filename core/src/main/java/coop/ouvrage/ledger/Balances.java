package coop.ouvrage.ledger;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the sums that are kept beside the lines; the lines only where no sum is kept of them. */
@Component
class Balances {

    private final JdbcClient jdbc;
    private final Chart chart;

    Balances(JdbcClient jdbc, Chart chart) {
        this.jdbc = jdbc;
        this.chart = chart;
    }

    /** @param unit null for all units and what belongs to none */
    Money of(String entity, AccountRole role, @Nullable UUID unit) {
        JdbcClient.StatementSpec statement =
                unit == null ? jdbc.sql("""
                        select coalesce(sum(debit_cents - credit_cents), 0) from account_balance
                        where entity = :entity and account = :account""") : jdbc.sql("""
                        select coalesce(sum(amount_cents), 0) from unit_balance
                        where entity = :entity and account = :account and unit = :unit""").param("unit", unit);
        return money(statement.param("entity", entity).param("account", chart.number(role)));
    }

    Map<AccountRole, Money> ofUnit(String entity, UUID unit) {
        return byRole(jdbc.sql("""
                        select account, sum(amount_cents) from unit_balance
                        where entity = :entity and unit = :unit group by account""").param("entity", entity).param("unit", unit));
    }

    Map<AccountRole, Money> ofSubject(String entity, UUID unit, UUID subject) {
        return byRole(jdbc.sql("""
                        select account, amount_cents from subject_balance
                        where entity = :entity and unit = :unit and subject = :subject""").param("entity", entity).param("unit", unit).param("subject", subject));
    }

    Map<UUID, Money> subjectsOf(String entity, UUID unit, AccountRole role) {
        Map<UUID, Money> balances = new LinkedHashMap<>();
        jdbc.sql("""
                        select subject, amount_cents from subject_balance
                        where entity = :entity and unit = :unit and account = :account and amount_cents <> 0
                        order by subject desc""")
                .param("entity", entity)
                .param("unit", unit)
                .param("account", chart.number(role))
                .query(row -> {
                    balances.put(row.getObject(1, UUID.class), Money.ofCents(row.getLong(2)));
                });
        return balances;
    }

    /** Of pot and fund no sums by subject are kept: a few subjects are added up from their lines. */
    Map<UUID, Money> ofSubjectLines(String entity, UUID unit, AccountRole role, Collection<UUID> subjects) {
        Map<UUID, Money> sums = new HashMap<>();
        jdbc.sql("""
                        select subject, sum(amount_cents) from journal_line
                        where subject = any(:subjects) and entity = :entity and unit = :unit and account = :account
                        group by subject""")
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("entity", entity)
                .param("unit", unit)
                .param("account", chart.number(role))
                .query(row -> {
                    sums.put(row.getObject(1, UUID.class), Money.ofCents(row.getLong(2)));
                });
        return sums;
    }

    List<MonthAmount> months(String entity, UUID unit, LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        select month, account, sum(debit_cents - credit_cents) as cents from account_balance
                        where entity = :entity and unit = :unit and month between :first and :last
                        group by month, account order by month, account""")
                .param("entity", entity)
                .param("unit", unit)
                .param("first", first.withDayOfMonth(1))
                .param("last", last.withDayOfMonth(1))
                .query((row, n) -> new MonthAmount(
                        row.getObject(1, LocalDate.class), row.getString(2), Money.ofCents(row.getLong(3))))
                .list();
    }

    Money ofParty(String entity, AccountRole role, UUID party) {
        return money(jdbc.sql("""
                        select coalesce(sum(amount_cents), 0) from party_balance
                        where entity = :entity and account = :account and party = :party""")
                .param("entity", entity)
                .param("account", kept(role))
                .param("party", party));
    }

    /** By party, then by entity. */
    Map<UUID, Map<String, Money>> ofParties(AccountRole role, Collection<UUID> parties) {
        Map<UUID, Map<String, Money>> balances = new HashMap<>();
        jdbc.sql("""
                        select party, entity, amount_cents from party_balance
                        where party = any(:parties) and account = :account and amount_cents <> 0""")
                .param("parties", parties.toArray(UUID[]::new))
                .param("account", kept(role))
                .query(row -> {
                    balances.computeIfAbsent(row.getObject(1, UUID.class), party -> new HashMap<>())
                            .put(row.getString(2), Money.ofCents(row.getLong(3)));
                });
        return balances;
    }

    Map<UUID, Money> byParty(String entity, AccountRole role) {
        Map<UUID, Money> balances = new LinkedHashMap<>();
        jdbc.sql("""
                        select party, amount_cents from party_balance
                        where entity = :entity and account = :account and amount_cents <> 0 order by party""").param("entity", entity).param("account", kept(role)).query(row -> {
            balances.put(row.getObject(1, UUID.class), Money.ofCents(row.getLong(2)));
        });
        return balances;
    }

    List<AccountTurnover> turnover(String entity, LocalDate firstMonth, LocalDate lastMonth) {
        return turnoverTo(entity, firstMonth, YearMonth.from(lastMonth).atEndOfMonth());
    }

    List<AccountTurnover> turnoverTo(String entity, LocalDate firstMonth, LocalDate day) {
        boolean whole = day.equals(YearMonth.from(day).atEndOfMonth());
        LocalDate month = day.withDayOfMonth(1);
        String cut = whole ? "" : """
                            union all
                            select account, greatest(amount_cents, 0), greatest(-amount_cents, 0) from journal_line
                            where entity = :entity and date between :month and :day
                """;
        return jdbc.sql("""
                        with opened as (
                            select coalesce(closed_to + 1, date '-infinity') as day from period_state where entity = :entity)
                        select account, sum(debit_cents), sum(credit_cents) from (
                            select account, debit_cents, credit_cents from closed_month_total
                            where entity = :entity and month between :first and :last
                            union all
                            select account, debit_cents, credit_cents from account_balance
                            where entity = :entity and month between greatest(:first, (select day from opened)) and :last
                """ + cut + """
                            ) m
                        group by account order by account""")
                .param("entity", entity)
                .param("first", firstMonth.withDayOfMonth(1))
                .param("last", whole ? month : month.minusMonths(1))
                .param("month", month)
                .param("day", day)
                .query((row, n) -> new AccountTurnover(
                        row.getString(1), Money.ofCents(row.getLong(2)), Money.ofCents(row.getLong(3))))
                .list();
    }

    private String kept(AccountRole role) {
        if (!role.byParty()) {
            throw new IllegalArgumentException(role + " is not kept by party");
        }
        return chart.number(role);
    }

    private static Money money(JdbcClient.StatementSpec statement) {
        return Money.ofCents(statement.query(Long.class).single());
    }

    Map<UUID, Map<AccountRole, Money>> ofUnits(Collection<String> entities, Collection<UUID> units) {
        return byKey(jdbc.sql("""
                        select unit, account, sum(amount_cents) from unit_balance
                        where entity = any(:entities) and unit = any(:units) group by unit, account""")
                .param("entities", entities.toArray(String[]::new))
                .param("units", units.toArray(UUID[]::new)));
    }

    Map<UUID, Map<AccountRole, Money>> ofSubjects(String entity, Map<UUID, UUID> unitsBySubject) {
        return byKey(jdbc.sql("""
                        select b.subject, b.account, b.amount_cents
                        from subject_balance b join unnest(:units, :subjects) as s (unit, subject)
                            on b.unit = s.unit and b.subject = s.subject
                        where b.entity = :entity""")
                .param("entity", entity)
                .param("units", unitsBySubject.values().toArray(UUID[]::new))
                .param("subjects", unitsBySubject.keySet().toArray(UUID[]::new)));
    }

    private Map<UUID, Map<AccountRole, Money>> byKey(JdbcClient.StatementSpec statement) {
        Map<UUID, Map<AccountRole, Money>> balances = new HashMap<>();
        statement.query(row -> {
            AccountRole role = chart.role(row.getString(2));
            if (role != null) {
                balances.computeIfAbsent(row.getObject(1, UUID.class), key -> new EnumMap<>(AccountRole.class))
                        .put(role, Money.ofCents(row.getLong(3)));
            }
        });
        return balances;
    }

    private Map<AccountRole, Money> byRole(JdbcClient.StatementSpec statement) {
        Map<AccountRole, Money> balances = new EnumMap<>(AccountRole.class);
        statement.query(row -> {
            AccountRole role = chart.role(row.getString(1));
            if (role != null) {
                balances.put(role, Money.ofCents(row.getLong(2)));
            }
        });
        return balances;
    }
}
