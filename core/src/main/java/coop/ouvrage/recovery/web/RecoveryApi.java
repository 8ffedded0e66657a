package coop.ouvrage.recovery.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.recovery.Recovery;
import coop.ouvrage.recovery.RecoveryEvent;
import coop.ouvrage.recovery.Reminder;
import coop.ouvrage.recovery.ReminderDesk;
import coop.ouvrage.recovery.ReminderStep;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How late invoices come to be paid, for programs of finance: the plan of reminders, what left, each invoice. */
@RestController
@RequestMapping("/api/v1/recovery")
class RecoveryApi {

    private final Recovery recovery;
    private final ReminderDesk reminders;

    RecoveryApi(Recovery recovery, ReminderDesk reminders) {
        this.recovery = recovery;
        this.reminders = reminders;
    }

    /** A level of the plan, from a day on. */
    record StepJson(
            String debtor,
            int level,
            LocalDate from,
            int daysAfterDue,
            String channel,
            boolean charges,
            int askDays,
            String decision) {

        static StepJson of(ReminderStep step) {
            return new StepJson(
                    step.debtor().name(),
                    step.level(),
                    step.from(),
                    step.days(),
                    step.channel().name(),
                    step.charges(),
                    step.askDays(),
                    step.decision());
        }
    }

    /** A reminder of one client, with the invoices that it names. */
    record ReminderJson(
            UUID id,
            UUID client,
            String entity,
            int level,
            String channel,
            LocalDate sentOn,
            Money total,
            List<UUID> invoices) {

        static ReminderJson of(Reminder reminder) {
            return new ReminderJson(
                    reminder.id(),
                    reminder.client(),
                    reminder.entity(),
                    reminder.level(),
                    reminder.channel().name(),
                    reminder.sentOn(),
                    reminder.total(),
                    reminder.lines().stream().map(Reminder.Line::invoice).toList());
        }
    }

    /** How far an invoice has come. */
    record StateJson(
            UUID invoice,
            Money left,
            Money charged,
            int level,
            @Nullable LocalDate lastOn,
            @Nullable LocalDate askUntil,
            @Nullable LocalDate pausedUntil,
            @Nullable LocalDate stoppedOn,
            @Nullable UUID dispute,
            @Nullable UUID plan) {

        static StateJson of(Recovery.View view) {
            return new StateJson(
                    view.item().invoice(),
                    view.item().left(),
                    view.item().charged(),
                    view.state().level(),
                    view.state().lastOn(),
                    view.state().askUntil(),
                    view.state().pausedUntil(),
                    view.state().stoppedOn(),
                    view.state().dispute(),
                    view.state().plan());
        }
    }

    /** Something that was done. */
    record EventJson(
            UUID id,
            LocalDate on,
            String kind,
            int level,
            @Nullable LocalDate until,
            @Nullable Money amount,
            String note) {

        static EventJson of(RecoveryEvent event) {
            return new EventJson(
                    event.id(),
                    event.on(),
                    event.kind().name(),
                    event.level(),
                    event.until(),
                    event.amount(),
                    event.note());
        }
    }

    record Reason(String reason) {}

    /** Every row of the plan of reminders, older and later ones included. */
    @GetMapping("/steps")
    CursorPage<StepJson> steps(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return CursorPage.cut(reminders.plan().stream().map(StepJson::of).toList(), cursor, limit);
    }

    /** What left on a day. */
    @GetMapping("/reminders")
    CursorPage<ReminderJson> reminders(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        int offset = CursorPage.offset(cursor);
        List<ReminderJson> found = reminders.ofDay(day, offset, size + 1).stream()
                .map(ReminderJson::of)
                .toList();
        return CursorPage.from(offset, found, size);
    }

    /** How far an invoice has come, for who may read it. */
    @GetMapping("/invoices/{invoice}")
    StateJson state(@PathVariable UUID invoice) {
        return StateJson.of(recovery.of(invoice).orElseThrow(NotFound::new));
    }

    /** What was done about an invoice, the first first. */
    @GetMapping("/invoices/{invoice}/log")
    CursorPage<EventJson> log(
            @PathVariable UUID invoice,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<EventJson> all = recovery.of(invoice).orElseThrow(NotFound::new).log().stream()
                .map(EventJson::of)
                .toList();
        return CursorPage.cut(all, cursor, limit, event -> event.id().toString());
    }

    /** Takes no step any more until somebody resumes. */
    @PostMapping("/invoices/{invoice}/stop")
    StateJson stop(@PathVariable UUID invoice, @RequestBody Reason why) {
        state(invoice);
        recovery.stop(invoice, why.reason()).orThrow();
        return state(invoice);
    }

    @PostMapping("/invoices/{invoice}/resume")
    StateJson resume(@PathVariable UUID invoice, @RequestBody Reason why) {
        state(invoice);
        recovery.resume(invoice, why.reason()).orThrow();
        return state(invoice);
    }
}
