package coop.ouvrage.returns;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts that payslips fill, month by month: what the payslips say beside what the books say, to the cent. */
@Service
public class PayControls {

    /** The column of the payslip that each account is filled by, and the sign with which it is booked. */
    private static final Map<AccountRole, String> ACCOUNTS = accounts();

    private final JdbcClient jdbc;
    private final ChartOfAccounts chart;
    private final Permissions permissions;

    PayControls(JdbcClient jdbc, ChartOfAccounts chart, Permissions permissions) {
        this.jdbc = jdbc;
        this.chart = chart;
        this.permissions = permissions;
    }

    private static Map<AccountRole, String> accounts() {
        Map<AccountRole, String> accounts = new LinkedHashMap<>();
        accounts.put(AccountRole.GROSS_WAGES, "p.gross_cents");
        accounts.put(AccountRole.EMPLOYER_CONTRIBUTIONS, "p.contributions_cents");
        accounts.put(AccountRole.HOLIDAY_COST, "p.holiday_cents");
        accounts.put(AccountRole.NET_WAGES_PAYABLE, "-p.net_cents");
        accounts.put(AccountRole.WITHHOLDING_PAYABLE, "-p.tax_cents");
        accounts.put(AccountRole.SOCIAL_SECURITY_PAYABLE, "-(p.social_cents + p.contributions_cents - p.fund_cents)");
        accounts.put(AccountRole.SECTOR_FUNDS_PAYABLE, "-p.fund_cents");
        accounts.put(AccountRole.HOLIDAY_PROVISION, "-p.holiday_cents");
        return accounts;
    }

    /**
     * One account in one month; debit positive.
     *
     * @param payslips what the payslips booked in the month say
     * @param books what their entries moved
     */
    public record Row(LocalDate month, AccountRole role, String number, Money payslips, Money books) {

        public Money difference() {
            return books.minus(payslips);
        }

        public boolean agrees() {
            return difference().isZero();
        }
    }

    /** The months of a year that have payslips, newest first, each with its accounts. */
    @Transactional(readOnly = true)
    public List<Row> year(String entity, int year) {
        permissions.require(Permission.PAY_TOTALS);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<AccountRole, String> account : ACCOUNTS.entrySet()) {
            String number = chart.number(account.getKey());
            rows.addAll(jdbc.sql("""
                            select cast(date_trunc('month', e.date) as date) as month, sum(%s) as payslips, sum(b.books) as books
                            from journal_entry e join payslip p on p.id = e.source_id
                            join lateral (select coalesce(sum(l.amount_cents), 0) as books from journal_line l
                                where l.entry_id = e.id and l.date = e.date and l.account = :account) b on true
                            where e.source_type = 'payslip' and e.entity = :entity and e.date between :first and :last
                            group by 1""".formatted(account.getValue()))
                    .param("account", number)
                    .param("entity", entity)
                    .param("first", LocalDate.of(year, 1, 1))
                    .param("last", LocalDate.of(year, 12, 31))
                    .query((row, n) -> new Row(
                            row.getObject("month", LocalDate.class),
                            account.getKey(),
                            number,
                            Money.ofCents(row.getLong("payslips")),
                            Money.ofCents(row.getLong("books"))))
                    .list());
        }
        rows.sort(java.util.Comparator.comparing(Row::month)
                .reversed()
                .thenComparing(row -> row.role().ordinal()));
        return rows;
    }

    /** Entities that have paid wages. */
    @Transactional(readOnly = true)
    public List<String> entities() {
        permissions.require(Permission.PAY_TOTALS);
        return jdbc.sql("select distinct entity from pay_run where state = 'RELEASED' order by entity")
                .query(String.class)
                .list();
    }
}
