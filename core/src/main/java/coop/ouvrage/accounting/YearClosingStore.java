package coop.ouvrage.accounting;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closed years, and what each unit had at their end. */
@Component
class YearClosingStore {

    private final JdbcClient jdbc;
    private final Chart chart;

    YearClosingStore(JdbcClient jdbc, Chart chart) {
        this.jdbc = jdbc;
        this.chart = chart;
    }

    Optional<YearClosing> find(String entity, int year) {
        return jdbc.sql("select * from year_closing where entity = :entity and year = :year")
                .param("entity", entity)
                .param("year", year)
                .query(YearClosingStore::closing)
                .optional();
    }

    List<YearClosing> of(String entity) {
        return jdbc.sql("select * from year_closing where entity = :entity order by year desc")
                .param("entity", entity)
                .query(YearClosingStore::closing)
                .list();
    }

    /**
     * What every unit has at the end of a year, from the balances by month: those since the last closing and what it left, else all
     * since the books began. Pot and fund carry nothing over: what they keep is the entity's.
     */
    List<YearClosing.Unit> units(LegalEntity entity, int year) {
        LocalDate first = find(entity.code(), year - 1).isPresent() ? LocalDate.of(year, 1, 1) : LocalDate.EPOCH;
        return jdbc.sql("""
                        with moved as (
                            select unit, sum(credit_cents - debit_cents) filter (where account <> :opening) as result,
                                sum(credit_cents - debit_cents) filter (where account = :opening) as opening
                            from account_balance
                            where entity = :entity and month between :first and :last and account = any (:budget)
                                and unit <> '00000000-0000-0000-0000-000000000000'
                            group by unit),
                        left_before as (
                            select u.unit, u.result_cents + u.opening_cents - u.carried_cents as opening
                            from year_closing_unit u join year_closing c on c.id = u.closing_id
                            where c.entity = :entity and c.year = :before)
                        select unit, result, opening, case when common then 0 else greatest(opening, 0) end as brought,
                            case when common then 0 else greatest(result + opening, 0) end as carried
                        from (select unit, coalesce(m.result, 0) as result, unit in (:pot, :fund) as common,
                                  coalesce(m.opening, 0) + coalesce(b.opening, 0) as opening
                              from moved m full join left_before b using (unit)) u
                        where result <> 0 or opening <> 0
                        order by unit""")
                .param("entity", entity.code())
                .param("first", first)
                .param("last", LocalDate.of(year, 12, 1))
                .param("before", year - 1)
                .param("opening", chart.number(AccountRole.OPENING))
                .param("budget", chart.numbers(AccountRole::inBudget))
                .param("pot", entity.pot())
                .param("fund", entity.fund())
                .query(YearClosingStore::unit)
                .list();
    }

    /** The units of a closing: those below zero first, then the largest budgets. */
    List<YearClosing.Unit> unitsOf(UUID closing, int most) {
        return jdbc.sql("""
                        select unit, result_cents as result, opening_cents as opening, brought_cents as brought, carried_cents as carried
                        from year_closing_unit
                        where closing_id = :closing
                        order by least(result_cents + opening_cents, 0), carried_cents desc, unit limit :most""")
                .param("closing", closing)
                .param("most", most)
                .query(YearClosingStore::unit)
                .list();
    }

    void insert(YearClosing closing, List<YearClosing.Unit> units) {
        jdbc.sql("""
                        insert into year_closing (id, entity, year, units, carried_cents, negative_units, negative_cents, result_cents,
                            closed_by, closed_at, reason)
                        values (:id, :entity, :year, :units, :carried, :negativeUnits, :negative, :result, :by, :at, :reason)""")
                .param("id", closing.id())
                .param("entity", closing.entity())
                .param("year", closing.year())
                .param("units", closing.units())
                .param("carried", closing.carried().cents())
                .param("negativeUnits", closing.negativeUnits())
                .param("negative", closing.negative().cents())
                .param("result", closing.result().cents())
                .param("by", closing.by(), java.sql.Types.OTHER)
                .param("at", closing.at().atOffset(ZoneOffset.UTC))
                .param("reason", closing.reason())
                .update();
        jdbc.sql("""
                        insert into year_closing_unit (closing_id, unit, result_cents, opening_cents, brought_cents, carried_cents)
                        select :closing, u.* from unnest(:units, :results, :openings, :brought, :carried) as u""")
                .param("closing", closing.id())
                .param("units", units.stream().map(YearClosing.Unit::unit).toArray(UUID[]::new))
                .param(
                        "results",
                        cents(units.stream().map(YearClosing.Unit::result).toList()))
                .param(
                        "openings",
                        cents(units.stream().map(YearClosing.Unit::opening).toList()))
                .param(
                        "brought",
                        cents(units.stream().map(YearClosing.Unit::broughtIn).toList()))
                .param(
                        "carried",
                        cents(units.stream().map(YearClosing.Unit::carried).toList()))
                .update();
    }

    private static Long[] cents(List<Money> amounts) {
        return amounts.stream().map(Money::cents).toArray(Long[]::new);
    }

    private static YearClosing.Unit unit(ResultSet row, int number) throws SQLException {
        return new YearClosing.Unit(
                row.getObject("unit", UUID.class),
                Money.ofCents(row.getLong("result")),
                Money.ofCents(row.getLong("opening")),
                Money.ofCents(row.getLong("brought")),
                Money.ofCents(row.getLong("carried")));
    }

    private static YearClosing closing(ResultSet row, int number) throws SQLException {
        return new YearClosing(
                row.getObject("id", UUID.class),
                row.getString("entity"),
                row.getInt("year"),
                row.getInt("units"),
                Money.ofCents(row.getLong("carried_cents")),
                row.getInt("negative_units"),
                Money.ofCents(row.getLong("negative_cents")),
                Money.ofCents(row.getLong("result_cents")),
                row.getObject("closed_by", UUID.class),
                row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"));
    }
}
