package coop.ouvrage.returns;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.PaidRights;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Returns in the ledger. Payslips and author's rights fill the control accounts; filing a return empties them into a debt to one authority, which its payment
 * settles.
 */
@Component
class ReturnBooks {

    private final Ledger ledger;
    private final ChartOfAccounts chart;
    private final Authorities authorities;
    private final JdbcClient jdbc;

    ReturnBooks(Ledger ledger, ChartOfAccounts chart, Authorities authorities, JdbcClient jdbc) {
        this.ledger = ledger;
        this.chart = chart;
        this.authorities = authorities;
        this.jdbc = jdbc;
    }

    static AccountRole account(Control control) {
        return switch (control) {
            case SOCIAL_SECURITY -> AccountRole.SOCIAL_SECURITY_PAYABLE;
            case HOLIDAY -> AccountRole.HOLIDAY_PROVISION;
            case WITHHOLDING -> AccountRole.WITHHOLDING_PAYABLE;
            case RIGHTS_TAX -> AccountRole.RIGHTS_TAX_PAYABLE;
        };
    }

    /** What the payslips or rights of a return booked on a control account. */
    Money booked(Control control, ReturnId of) {
        return Money.ofCents(jdbc.sql("""
                select coalesce(sum(-l.amount_cents), 0)
                from (select distinct source_id from pay_return_work where return_id = :of) w
                join journal_entry e on e.source_id = w.source_id and e.source_type = :type
                join journal_line l on l.entry_id = e.id and l.account = :account""")
                .param("of", of.value())
                .param("type", control == Control.RIGHTS_TAX ? PaidRights.SOURCE : "payslip")
                .param("account", chart.number(account(control)))
                .query(Long.class)
                .single());
    }

    /** What is still on the control account of an entity: withheld and not declared. */
    Money undeclared(String entity, Control control) {
        return ledger.balance(entity, account(control), null).negate();
    }

    /** Owed to the authority by filed returns and not paid. */
    Money owed(String entity, String authority) {
        return authorities
                .party(authority)
                .map(party -> ledger.partyBalance(entity, AccountRole.AUTHORITIES_PAYABLE, party)
                        .negate())
                .orElse(Money.ZERO);
    }

    /** Moves what the version adds to the one filed before. */
    void filed(PayReturn filed, PayReturn.Owed change, String authority, LocalDate on) {
        EntryDraft.Builder entry = EntryDraft.in(filed.entity(), Journal.PAY, on)
                .from("return", filed.id().value())
                .key("return:" + filed.id() + ":filed")
                .text("ledger.text.return_filed", Map.of("period", PeriodName.of(filed.first(), filed.last())));
        for (Control control : Control.values()) {
            move(entry, account(control), change.on(control));
        }
        authorities.owe(entry, authority, change.total(), filed.id().value());
        if (!entry.isEmpty()) {
            ledger.post(entry.build());
        }
    }

    private static void move(EntryDraft.Builder entry, AccountRole account, Money amount) {
        if (amount.isPositive()) {
            entry.debit(account, amount, Dim.none());
        } else if (amount.isNegative()) {
            entry.credit(account, amount.negate(), Dim.none());
        }
    }
}
