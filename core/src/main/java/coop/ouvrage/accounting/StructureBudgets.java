package coop.ouvrage.accounting;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the structure, which is the pot and the fund of an entity, was meant to earn and to spend, beside what it did. */
@Service
public class StructureBudgets {

    private static final Pattern ACCOUNT = Pattern.compile("[67][0-9]{1,5}");
    private static final int LONGEST = 300;

    private final JdbcClient jdbc;
    private final LegalEntities entities;
    private final Permissions permissions;
    private final CurrentUser user;
    private final BusinessTime time;
    private final Audit audit;

    StructureBudgets(
            JdbcClient jdbc,
            LegalEntities entities,
            Permissions permissions,
            CurrentUser user,
            BusinessTime time,
            Audit audit) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.permissions = permissions;
        this.user = user;
        this.time = time;
        this.audit = audit;
    }

    /** An account: income and cost both positive as they are meant. */
    public record Row(String account, Money budget, Money actual) {

        public Money left() {
            return budget.minus(actual);
        }
    }

    /** Every account that has a budget or moved in the year. */
    @Transactional(readOnly = true)
    public List<Row> compare(String entity, int year) {
        permissions.require(Permission.LEDGER_READ);
        LegalEntity books = entities.get(entity);
        return jdbc.sql("""
                        select account, coalesce(b.cents, 0) as budget,
                            coalesce(m.cents, 0) * case left(account, 1) when '6' then 1 else -1 end as actual
                        from (select distinct on (account) account, amount_cents as cents from structure_budget
                              where entity = :entity and year = :year order by account, id desc) b
                        full join (select account, sum(debit_cents - credit_cents) as cents from account_balance
                              where entity = :entity and unit in (:pot, :fund) and month between :first and :last
                                  and left(account, 1) in ('6', '7') group by account) m using (account)
                        order by account""")
                .param("entity", entity)
                .param("year", year)
                .param("pot", books.pot())
                .param("fund", books.fund())
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .query((row, n) -> new Row(
                        row.getString("account"),
                        Money.ofCents(row.getLong("budget")),
                        Money.ofCents(row.getLong("actual"))))
                .list();
    }

    /** @return refused with {@code accounting.budget_account} or {@code accounting.budget_decision} */
    @Transactional
    public Outcome<String> decide(String entity, int year, String account, Money amount, String decision) {
        permissions.require(Permission.LEDGER_CORRECT);
        List<Refusal> refusals = new ArrayList<>();
        if (!ACCOUNT.matcher(account).matches()) {
            refusals.add(Refusal.of("accounting.budget_account"));
        }
        if (decision.strip().length() < 3 || decision.length() > LONGEST) {
            refusals.add(Refusal.of("accounting.budget_decision"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("insert into structure_budget values (:id, :entity, :year, :account, :amount, :decision, :by, :at)")
                .param("id", TimeOrderedId.next())
                .param("entity", entities.get(entity).code())
                .param("year", year)
                .param("account", account)
                .param("amount", amount.cents())
                .param("decision", decision.strip())
                .param("by", user.id().map(id -> id.value()).orElse(null), java.sql.Types.OTHER)
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .update();
        audit.changed("budget.decided", "account", entity + " " + account, Map.of("year", year, "amount", amount));
        return Outcome.done(account);
    }
}
