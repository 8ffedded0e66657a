package coop.ouvrage.recovery;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What holders are asked before a hard step against a client of theirs: what comes, when, and what their silence means. */
@Service
public class StepQuestions {

    private static final String ASKED = """
            select o.invoice_id as invoice, o.number, o.client_id as client, y.display_name as name, o.left_cents as left_cents,
                o.due_on, r.asked_level as level, s.channel, s.charges, r.ask_until as taken_on
            from recovery_item r join open_item o on o.invoice_id = r.invoice_id join client c on c.party_id = o.client_id
                join party y on y.id = o.client_id
                join lateral (select * from reminder_step s where s.debtor = %s and s.level = r.asked_level
                    and s.valid_from <= :today order by s.valid_from desc limit 1) s on true
            where r.ask_until > :today and r.asked_level > r.level and r.paused_level <> r.asked_level and o.closed_on is null
                and c.state <> 'BANKRUPT' and r.stopped_on is null and r.dispute_id is null and r.plan_id is null
            """.formatted(OverdueItems.DEBTOR);

    private static final String OF_UNITS = """
            and o.invoice_id in (
                select invoice_id from open_item_part where unit_id = any(:units) and gross_left_cents <> 0)
            order by r.ask_until, o.invoice_id limit 200""";

    private final OpenItems items;
    private final StateStore states;
    private final RecoveryLog log;
    private final Policies policies;
    private final Permissions permissions;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    StepQuestions(
            OpenItems items,
            StateStore states,
            RecoveryLog log,
            Policies policies,
            Permissions permissions,
            BusinessTime time,
            JdbcClient jdbc) {
        this.items = items;
        this.states = states;
        this.log = log;
        this.policies = policies;
        this.permissions = permissions;
        this.time = time;
        this.jdbc = jdbc;
    }

    /**
     * A question that waits for an answer.
     *
     * @param level of the step, which takes this channel and, if it charges, claims interest and lump sum
     * @param on day on which the step is taken if nobody holds it back; until the evening before, holders may answer
     * @param heldUntil day until which it rests if it is held back today
     */
    public record Question(
            UUID invoice,
            String number,
            UUID client,
            String clientName,
            Money left,
            LocalDate dueOn,
            int level,
            ReminderStep.Channel channel,
            boolean charges,
            LocalDate on,
            LocalDate heldUntil) {

        /** The key of what happens. */
        public String stepKey() {
            return "recovery.step." + channel + (charges ? ".charges" : "");
        }
    }

    /** What the holder of these units is asked, the most urgent first. */
    @Transactional(readOnly = true)
    public List<Question> of(Collection<UUID> units) {
        units.forEach(unit -> permissions.require(Permission.INVOICE_READ, unit));
        return units.isEmpty() ? List.of() : query(OF_UNITS, "units", units.toArray(UUID[]::new));
    }

    /** What is asked about an invoice, for who may answer. */
    @Transactional(readOnly = true)
    public Optional<Question> on(UUID invoice) {
        boolean answers = items.find(invoice).stream()
                .flatMap(item -> item.units().stream())
                .anyMatch(unit -> permissions.allows(Permission.INVOICE_CREDIT, unit));
        return answers
                ? query("and o.invoice_id = :invoice", "invoice", invoice).stream()
                        .findFirst()
                : Optional.empty();
    }

    private List<Question> query(String where, String name, Object value) {
        LocalDate held = heldUntil();
        return jdbc.sql(ASKED + where)
                .param("today", time.today())
                .param(name, value)
                .query((row, n) -> new Question(
                        row.getObject("invoice", UUID.class),
                        row.getString("number"),
                        row.getObject("client", UUID.class),
                        row.getString("name"),
                        Money.ofCents(row.getLong("left_cents")),
                        row.getObject("due_on", LocalDate.class),
                        row.getInt("level"),
                        ReminderStep.Channel.valueOf(row.getString("channel")),
                        row.getBoolean("charges"),
                        row.getObject("taken_on", LocalDate.class),
                        held))
                .list();
    }

    private LocalDate heldUntil() {
        return time.today().plusDays(policies.number("recovery.pause_days", time.today()));
    }

    /**
     * A holder answers the question before a hard step: goes along, or holds it back for the days of the policy, once.
     *
     * @return refused when nobody is asked any more, or the step was held back before
     */
    @Transactional
    public Outcome<UUID> answer(UUID invoice, boolean goOn, String note) {
        requireHolder(invoice);
        RecoveryState state = states.lock(invoice);
        LocalDate today = time.today();
        if (!state.isAsked(today)) {
            return Outcome.refused(Refusal.of("recovery.not_asked"));
        }
        if (goOn) {
            states.agreed(invoice, today);
            log.note(List.of(invoice), RecoveryEvent.Kind.AGREED, state.askedLevel(), null, Recovery.cut(note));
            return Outcome.done(invoice);
        }
        if (state.hasPaused()) {
            return Outcome.refused(Refusal.of("recovery.held_back_already"));
        }
        LocalDate until = heldUntil();
        states.paused(invoice, state.askedLevel(), until);
        log.note(List.of(invoice), RecoveryEvent.Kind.HELD_BACK, state.askedLevel(), until, Recovery.cut(note));
        return Outcome.done(invoice);
    }

    private void requireHolder(UUID invoice) {
        OpenItem item = items.find(invoice).orElseThrow();
        if (item.units().stream().noneMatch(unit -> permissions.allows(Permission.INVOICE_CREDIT, unit))) {
            permissions.require(
                    Permission.INVOICE_CREDIT, item.units().iterator().next());
        }
    }
}
