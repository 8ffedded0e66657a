package coop.ouvrage.treasury;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements compared with the books, set by set: the books know the bank of an entity, the lines of statements know the account. */
@Repository
class DailyBalanceStore {

    /**
     * Per account and closing day, the newest statement of that day. An entry of the bank belongs to the account of its line, by source or
     * by the name of the line in its key; any other one to the account on which the entity is paid.
     */
    private static final String DAYS = """
            with moved as materialized (
                select coalesce(b.iban, a.iban) as iban, coalesce(b.booked_on, e.document_date) as day, b.id is not null as of_line,
                    sum(l.amount_cents) as cents
                from journal_line l
                join journal_entry e on e.id = l.entry_id
                left join bank_line b on b.id = case when e.source_type = 'bank-line' then e.source_id
                    else cast(substring(e.key from 'bank-line:([0-9a-f-]{36})') as uuid) end
                left join bank_account a on a.entity = l.entity and a.receiving
                where l.account = :bank
                group by 1, 2, 3
                union all
                select iban, booked_on, null, sum(amount_cents) from bank_line where state <> 'DIVIDED' group by 1, 2
            ), first as (
                select distinct on (iban) iban, opening_cents from bank_statement
                where booked and opening_cents is not null order by iban, closing_on, length(sequence), sequence, id
            ), closing as (
                select distinct on (iban, closing_on) iban, closing_on as day, id, file_id, sequence, closing_cents
                from bank_statement where booked and closing_cents is not null and closing_on is not null
                order by iban, closing_on, length(sequence) desc, sequence desc, id desc
            ), days as (
                select c.*, coalesce(f.opening_cents, 0) as opening_cents, m.by_hand, m.posted, m.lines
                from closing c left join first f using (iban)
                cross join lateral (
                    select coalesce(sum(cents) filter (where not of_line), 0) as by_hand,
                        coalesce(sum(cents) filter (where of_line), 0) as posted,
                        coalesce(sum(cents) filter (where of_line is null), 0) as lines
                    from moved where moved.iban = c.iban and moved.day <= c.day) m
            )
            """;

    private final JdbcClient jdbc;
    private final Chart chart;
    private final BankAccounts accounts;

    DailyBalanceStore(JdbcClient jdbc, Chart chart, BankAccounts accounts) {
        this.jdbc = jdbc;
        this.chart = chart;
        this.accounts = accounts;
    }

    /** The newest days first, behind the place of a statement; from the first on for null. */
    List<DailyBalance> latest(LocalDate since, @Nullable UUID after, int limit) {
        return jdbc.sql(DAYS + """
                select * from days where day >= :since and (cast(:after as uuid) is null
                    or (day, iban) < (select d.day, d.iban from days d where d.id = :after))
                order by day desc, iban desc limit :limit""")
                .param("bank", chart.number(AccountRole.BANK))
                .param("since", since)
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> new DailyBalance(
                        accounts.find(row.getString("iban")).orElseThrow(),
                        row.getObject("day", LocalDate.class),
                        row.getObject("id", UUID.class),
                        row.getObject("file_id", UUID.class),
                        row.getString("sequence"),
                        Money.ofCents(row.getLong("closing_cents")),
                        Money.ofCents(row.getLong("by_hand") + row.getLong("posted")),
                        Money.ofCents(row.getLong("opening_cents") - row.getLong("by_hand")),
                        Money.ofCents(row.getLong("lines") - row.getLong("posted")),
                        Money.ofCents(
                                row.getLong("closing_cents") - row.getLong("opening_cents") - row.getLong("lines"))))
                .list();
    }

    /** In words, days on which lines are not in the books, or the balance moved without a line and nobody accepted that. */
    List<String> wrong(int most) {
        return jdbc.sql(DAYS + """
                select iban || ' on ' || day || ': lines not booked ' || (lines - posted) || ' cents, without a line '
                    || (closing_cents - opening_cents - lines) || ' cents'
                from days d
                where lines <> posted or closing_cents - opening_cents <> lines and not exists (
                    select from bank_statement s join statement_file f on f.id = s.file_id
                    where s.iban = d.iban and f.state = 'ACCEPTED' and s.closing_on <= d.day)
                order by iban, day limit :most""")
                .param("bank", chart.number(AccountRole.BANK))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Where a number is left out within a year, or a balance does not begin where the one before ended; the newest first. */
    List<StatementGap> gaps(int limit) {
        return jdbc.sql("""
                with numbered as (
                    select iban, closing_on, opening_cents, closing_cents, id,
                        case when sequence ~ '^[0-9]{1,9}$' then sequence::int end as number,
                        extract(year from closing_on) as year
                    from bank_statement where booked and closing_on is not null and entries > known_entries
                ), joined as (
                    select *, lag(number) over (partition by iban, year order by closing_on, number, id) as before,
                        lag(closing_cents) over (partition by iban order by closing_on, number, id) as ended
                    from numbered)
                select iban, closing_on, number, before, coalesce(opening_cents - ended, 0) as moved from joined
                where number > before + 1 or opening_cents <> ended order by closing_on desc, id desc limit :limit""")
                .param("limit", limit)
                .query((row, n) -> {
                    int number = row.getInt("number");
                    int before = row.getInt("before");
                    boolean left = before > 0 && number > before + 1;
                    return new StatementGap(
                            accounts.find(row.getString("iban")).orElseThrow(),
                            left ? before + 1 : 0,
                            left ? number - 1 : 0,
                            row.getObject("closing_on", LocalDate.class),
                            Money.ofCents(row.getLong("moved")));
                })
                .list();
    }

    long closingDays() {
        return jdbc.sql("select count(*) from bank_statement where booked and closing_cents is not null")
                .query(Long.class)
                .single();
    }
}
