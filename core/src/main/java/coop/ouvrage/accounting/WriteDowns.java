package coop.ouvrage.accounting;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.Periods;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Doubtful receivables: what of them is thought lost by their age, before VAT, because the State gives the VAT of a lost claim back. The
 * receivable stays; the allowance beside it grows or is taken back as they age, are paid or are lost.
 */
@Service
public class WriteDowns {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final Periods periods;
    private final Policies policies;
    private final Permissions permissions;
    private final Audit audit;

    WriteDowns(
            JdbcClient jdbc,
            Ledger ledger,
            LegalEntities entities,
            Periods periods,
            Policies policies,
            Permissions permissions,
            Audit audit) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.entities = entities;
        this.periods = periods;
        this.policies = policies;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * What the allowance should be on a day.
     *
     * @param bands receivables by age, oldest first
     * @param booked what it is
     */
    public record Proposal(LocalDate day, List<Band> bands, Money booked) {

        public Money needed() {
            return Money.sum(bands.stream().map(Band::loss).toList());
        }

        /** Positive: a write-down to book; negative: one to take back. */
        public Money change() {
            return needed().minus(booked);
        }
    }

    /** Receivables overdue by more than so many days, before VAT, and the share that is thought lost. */
    public record Band(int days, long invoices, Money net, BigDecimal share) {

        public Money loss() {
            return net.times(share);
        }
    }

    @Transactional(readOnly = true)
    public Proposal propose(String entity, LocalDate day) {
        permissions.require(Permission.LEDGER_READ);
        List<Band> bands = List.of(
                band(entity, day, 365, Integer.MAX_VALUE, "year"),
                band(entity, day, 180, 365, "half_year"),
                band(entity, day, 90, 180, "quarter"));
        return new Proposal(
                day, bands, ledger.balance(entity, AccountRole.ALLOWANCE, null).negate());
    }

    private Band band(String entity, LocalDate day, int more, int most, String policy) {
        return jdbc.sql("""
                        select count(distinct i.invoice_id) as invoices, coalesce(sum(p.net_left_cents), 0) as net
                        from open_item i join open_item_part p on p.invoice_id = i.invoice_id
                        where i.closed_on is null and i.entity = :entity and i.due_on < :before and i.due_on >= :from""")
                .param("entity", entity)
                .param("before", day.minusDays(more))
                .param("from", most == Integer.MAX_VALUE ? LocalDate.EPOCH : day.minusDays(most))
                .query((row, n) -> new Band(
                        more,
                        row.getLong("invoices"),
                        Money.ofCents(row.getLong("net")),
                        policies.rate("accounting.write_down." + policy, day)))
                .single();
    }

    /**
     * Brings the allowance to what is proposed for the last day of a month.
     *
     * @return refused with {@code accounting.write_down_same} when it is that already, or {@code accounting.accrual_month_closed}
     */
    @Transactional
    public Outcome<EntryId> book(String entity, YearMonth month) {
        permissions.require(Permission.LEDGER_CORRECT);
        periods.hold(entity);
        YearMonth closed = periods.lastClosed(entity);
        if (closed != null && !month.isAfter(closed)) {
            return Outcome.refused(Refusal.of("accounting.accrual_month_closed"));
        }
        Proposal proposal = propose(entity, month.atEndOfMonth());
        if (proposal.change().isZero()) {
            return Outcome.refused(Refusal.of("accounting.write_down_same"));
        }
        var id = TimeOrderedId.next();
        EntryId entry = ledger.post(EntryDraft.in(entity, Journal.SUNDRY, month.atEndOfMonth())
                .from("write_down", id)
                .key("write-down:" + id)
                .text("ledger.text.write_down", Map.of("month", month))
                .debit(
                        AccountRole.WRITE_DOWN,
                        proposal.change(),
                        Dim.unit(entities.get(entity).pot()))
                .credit(AccountRole.ALLOWANCE, proposal.change(), Dim.none())
                .build());
        audit.changed("write_down.booked", "entry", entry, Map.of("change", proposal.change()));
        return Outcome.done(entry);
    }
}
