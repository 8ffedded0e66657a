package coop.ouvrage.ledger;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.spi.ClosingCheck;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closing and reopening by four eyes: one person proposes, another confirms. */
@Service
public class PeriodProposals {

    private final JdbcClient jdbc;
    private final Periods periods;
    private final Permissions permissions;
    private final CurrentUser user;
    private final BusinessTime time;
    private final Audit audit;
    private final ObjectProvider<ClosingCheck> checks;

    PeriodProposals(
            JdbcClient jdbc,
            Periods periods,
            Permissions permissions,
            CurrentUser user,
            BusinessTime time,
            Audit audit,
            ObjectProvider<ClosingCheck> checks) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.permissions = permissions;
        this.user = user;
        this.time = time;
        this.audit = audit;
        this.checks = checks;
    }

    public Optional<PeriodProposal> of(String entity) {
        return jdbc.sql("select * from period_proposal where entity = :entity")
                .param("entity", entity)
                .query((row, n) -> new PeriodProposal(
                        entity,
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        Closing.Kind.valueOf(row.getString("kind")),
                        row.getObject("by_user", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("reason")))
                .optional();
    }

    /**
     * Asks for it; a proposal already there is replaced.
     *
     * @return refused as {@link Periods#refusals}, or with {@code ledger.checklist_blocks} while something on the checklist of the month
     *     does
     */
    @Transactional
    public Outcome<YearMonth> propose(String entity, YearMonth month, Closing.Kind kind, String reason) {
        permissions.require(Permission.PERIOD_CLOSE);
        List<Refusal> refusals = periods.refusals(entity, month, kind, reason);
        if (refusals.isEmpty() && kind == Closing.Kind.CLOSED && blocked(entity, month)) {
            refusals = List.of(Refusal.of("ledger.checklist_blocks", "month", month.atDay(1)));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        withdraw(entity);
        jdbc.sql("""
                        insert into period_proposal (entity, month, kind, by_user, at, reason)
                        values (:entity, :month, :kind, :by, :at, :reason)""")
                .param("entity", entity)
                .param("month", month.atDay(1))
                .param("kind", kind.name())
                .param("by", who())
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("reason", reason.strip())
                .update();
        audit.changed("period.proposed", "period", entity + " " + month, Map.of("kind", kind));
        return Outcome.done(month);
    }

    /**
     * Does what another person proposed.
     *
     * @return refused with {@code ledger.no_proposal}, {@code ledger.own_proposal}, or as {@link Periods#refusals}
     */
    @Transactional
    public Outcome<Closing> confirm(String entity) {
        permissions.require(Permission.PERIOD_CLOSE);
        Optional<PeriodProposal> found = of(entity);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.of("ledger.no_proposal"));
        }
        PeriodProposal proposal = found.get();
        if (proposal.by().equals(who())) {
            return Outcome.refused(Refusal.of("ledger.own_proposal"));
        }
        Outcome<Closing> outcome = proposal.kind() == Closing.Kind.CLOSED
                ? periods.close(entity, proposal.month(), who(), proposal.reason())
                : periods.reopen(entity, proposal.month(), who(), proposal.reason());
        if (outcome.isDone()) {
            withdraw(entity);
            audit.changed(
                    "period." + proposal.kind(),
                    "period",
                    entity + " " + proposal.month(),
                    Map.of("proposed_by", proposal.by()));
        }
        return outcome;
    }

    /** Takes a proposal back. */
    @Transactional
    public void withdraw(String entity) {
        permissions.require(Permission.PERIOD_CLOSE);
        jdbc.sql("delete from period_proposal where entity = :entity")
                .param("entity", entity)
                .update();
    }

    private boolean blocked(String entity, YearMonth month) {
        return checks.stream()
                .flatMap(check -> check.look(entity, month).stream())
                .anyMatch(item -> item.state() == ClosingCheck.State.BLOCKS);
    }

    private UUID who() {
        return user.id().map(id -> id.value()).orElse(new UUID(0, 0));
    }
}
