package coop.ouvrage.recovery.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.money.Money;
import coop.ouvrage.recovery.PaymentPlan;
import coop.ouvrage.recovery.PaymentPlans;
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

/** How late invoices come to be paid, for programs of finance: the plan of reminders, what left, each invoice, payment plans. */
@RestController
@RequestMapping("/api/v1/recovery")
class RecoveryApi {

    private final Recovery recovery;
    private final PaymentPlans plans;
    private final ReminderDesk reminders;
    private final Permissions permissions;

    RecoveryApi(Recovery recovery, PaymentPlans plans, ReminderDesk reminders, Permissions permissions) {
        this.recovery = recovery;
        this.plans = plans;
        this.reminders = reminders;
        this.permissions = permissions;
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

    /** An instalment, with the reference to pay it with. */
    record InstalmentJson(
            int nr, LocalDate dueOn, Money amount, @Nullable String reference, boolean paid) {}

    /** A debt in instalments. */
    record PlanJson(
            UUID id,
            UUID client,
            String entity,
            String state,
            Money base,
            Money paid,
            LocalDate validUntil,
            @Nullable LocalDate agreedOn,
            List<UUID> invoices,
            List<InstalmentJson> instalments) {

        static PlanJson of(PaymentPlan plan) {
            return new PlanJson(
                    plan.id(),
                    plan.client(),
                    plan.entity(),
                    plan.state().name(),
                    plan.base(),
                    plan.paid(),
                    plan.validUntil(),
                    plan.agreedOn(),
                    plan.invoices(),
                    plan.instalments().stream()
                            .map(part -> new InstalmentJson(
                                    part.nr(), part.dueOn(), part.amount(), part.reference(), plan.isPaid(part)))
                            .toList());
        }
    }

    /** Equal monthly instalments over open invoices of one client. */
    record PlanWish(UUID client, List<UUID> invoices, int count, LocalDate first) {}

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

    /** Payment plans of a client, the newest first. */
    @GetMapping("/plans")
    CursorPage<PlanJson> plans(
            @RequestParam UUID client,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        permissions.require(Permission.BANK_READ);
        return CursorPage.cut(
                plans.of(client).stream().map(PlanJson::of).toList(),
                cursor,
                limit,
                plan -> plan.id().toString());
    }

    /** Offers a plan; the client agrees on its own page. */
    @PostMapping("/plans")
    PlanJson offer(@RequestBody PlanWish wish) {
        UUID made = plans.propose(wish.client(), wish.invoices(), wish.count(), wish.first())
                .orThrow();
        return PlanJson.of(plans.find(made).orElseThrow());
    }
}
