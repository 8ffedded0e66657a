package coop.ouvrage.accounting;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.spi.ClosingCheck;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closing a year by four eyes: one person proposes, another confirms. */
@Service
public class YearProposals {

    private final JdbcClient jdbc;
    private final YearClosings closings;
    private final Checklist checklist;
    private final Permissions permissions;
    private final CurrentUser user;
    private final BusinessTime time;
    private final Audit audit;

    YearProposals(
            JdbcClient jdbc,
            YearClosings closings,
            Checklist checklist,
            Permissions permissions,
            CurrentUser user,
            BusinessTime time,
            Audit audit) {
        this.jdbc = jdbc;
        this.closings = closings;
        this.checklist = checklist;
        this.permissions = permissions;
        this.user = user;
        this.time = time;
        this.audit = audit;
    }

    /** What waits for a second person. */
    public record Proposal(String entity, int year, UUID by, String reason) {}

    public Optional<Proposal> of(String entity) {
        return jdbc.sql("select * from year_proposal where entity = :entity")
                .param("entity", entity)
                .query((row, n) -> new Proposal(
                        entity, row.getInt("year"), row.getObject("by_user", UUID.class), row.getString("reason")))
                .optional();
    }

    /** @return refused as {@link YearClosings#refusals}, or with {@code accounting.checklist_blocks} */
    @Transactional
    public Outcome<Integer> propose(String entity, int year, String reason) {
        permissions.require(Permission.PERIOD_CLOSE);
        List<Refusal> refusals = new ArrayList<>(closings.refusals(entity, year));
        if (refusals.isEmpty()
                && checklist.of(entity, YearMonth.of(year, Month.DECEMBER)).stream()
                        .anyMatch(item -> item.state() == ClosingCheck.State.BLOCKS)) {
            refusals.add(Refusal.of("accounting.checklist_blocks"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        withdraw(entity);
        jdbc.sql("insert into year_proposal values (:entity, :year, :by, :at, :reason)")
                .param("entity", entity)
                .param("year", year)
                .param("by", who())
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("reason", reason.strip())
                .update();
        audit.changed("year.proposed", "year", entity + " " + year, Map.of());
        return Outcome.done(year);
    }

    /** @return refused with {@code accounting.no_proposal}, {@code accounting.own_proposal}, or as {@link YearClosings#close} */
    @Transactional
    public Outcome<YearClosing> confirm(String entity) {
        permissions.require(Permission.PERIOD_CLOSE);
        Optional<Proposal> found = of(entity);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.of("accounting.no_proposal"));
        }
        if (found.get().by().equals(who())) {
            return Outcome.refused(Refusal.of("accounting.own_proposal"));
        }
        Outcome<YearClosing> outcome =
                closings.close(entity, found.get().year(), who(), found.get().reason());
        if (outcome.isDone()) {
            withdraw(entity);
        }
        return outcome;
    }

    @Transactional
    public void withdraw(String entity) {
        permissions.require(Permission.PERIOD_CLOSE);
        jdbc.sql("delete from year_proposal where entity = :entity")
                .param("entity", entity)
                .update();
    }

    private UUID who() {
        return user.id().map(id -> id.value()).orElse(new UUID(0, 0));
    }
}
