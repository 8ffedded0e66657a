package coop.ouvrage.shifts;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.invoicing.CollectiveInvoices;
import coop.ouvrage.invoicing.FrameworkOrders;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.words.Texts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The shifts of a week on one invoice to the platform (J04). A week is invoiced once each of its contracts is confirmed or cancelled, at the
 * latest when contract hours count by themselves; what is confirmed later has an invoice of its own. Corrected afterwards, less comes back on
 * a credit note, more goes onto the next invoice.
 */
@Service
public class WeekInvoices {

    private static final int LOOK_BACK_DAYS = 90;
    private static final int WEEKS_SHOWN = 12;

    private final ShiftAgreements agreements;
    private final AgreementStore store;
    private final BilledStore billed;
    private final Contracts contracts;
    private final CollectiveInvoices invoices;
    private final FrameworkOrders frameworks;
    private final WeekDraws draws;
    private final Clients clients;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final HourCorrections corrections;
    private final BillingTrouble trouble;
    private final Texts texts;
    private final CurrentUser user;
    private final BusinessTime time;

    WeekInvoices(
            ShiftAgreements agreements,
            AgreementStore store,
            BilledStore billed,
            Contracts contracts,
            CollectiveInvoices invoices,
            FrameworkOrders frameworks,
            WeekDraws draws,
            Clients clients,
            Policies policies,
            WorkingDays workingDays,
            HourCorrections corrections,
            BillingTrouble trouble,
            Texts texts,
            CurrentUser user,
            BusinessTime time) {
        this.agreements = agreements;
        this.store = store;
        this.billed = billed;
        this.contracts = contracts;
        this.invoices = invoices;
        this.frameworks = frameworks;
        this.draws = draws;
        this.clients = clients;
        this.policies = policies;
        this.workingDays = workingDays;
        this.corrections = corrections;
        this.trouble = trouble;
        this.texts = texts;
        this.user = user;
        this.time = time;
    }

    /**
     * A week that is not invoiced yet, as far as it is planned.
     *
     * @param week its first day
     * @param unconfirmed contracts whose hours nobody has confirmed
     */
    public record OpenWeek(LocalDate week, int shifts, int unconfirmed) {}

    /** What was invoiced under an agreement, the latest week first. */
    @Transactional(readOnly = true)
    public List<BilledWeek> invoiced(UUID agreement) {
        agreements.managed(agreement);
        return billed.weeks(agreement, WEEKS_SHOWN);
    }

    /** What waits for its invoice, the earliest week first. */
    @Transactional(readOnly = true)
    public List<OpenWeek> open(UUID agreement) {
        ShiftAgreement known = agreements.managed(agreement);
        return weeks(known).entrySet().stream()
                .map(week -> new OpenWeek(week.getKey(), shifts(week.getValue()), unconfirmed(week.getValue())))
                .toList();
    }

    private static int shifts(Map<WorkContract, List<ShiftRow>> work) {
        return work.values().stream().mapToInt(List::size).sum();
    }

    private static int unconfirmed(Map<WorkContract, List<ShiftRow>> work) {
        return (int) work.keySet().stream().filter(c -> !c.confirmed()).count();
    }

    /** Invoices a week now, for whoever manages the agreement; refused while it is not over, or hours are not confirmed. */
    @Transactional
    public Outcome<InvoiceId> invoice(UUID agreement, LocalDate week) {
        agreements.managed(agreement);
        ShiftAgreement known = store.lock(agreement);
        if (!known.isInvoicedByTheWeek()) {
            return Outcome.refused(Refusal.of("shifts.no_price"));
        }
        Map<WorkContract, List<ShiftRow>> work = weeks(known).getOrDefault(first(week), Map.of());
        if (work.isEmpty()) {
            return Outcome.refused(Refusal.of("shifts.week_without_work", "day", first(week)));
        }
        if (!first(week).plusDays(6).isBefore(time.today())) {
            return Outcome.refused(
                    Refusal.of("shifts.week_not_over", "day", first(week).plusDays(6)));
        }
        if (unconfirmed(work) > 0) {
            return Outcome.refused(Refusal.of("shifts.week_unconfirmed", "count", unconfirmed(work)));
        }
        return user.asSystem(() -> bill(known, first(week), work));
    }

    /** By itself, each morning: corrections first, then the weeks that are complete. Doing it twice changes nothing. */
    @Transactional
    void morning(UUID agreement, LocalDate today) {
        ShiftAgreement known = store.lock(agreement);
        corrections.giveBack(known);
        Map<LocalDate, Map<WorkContract, List<ShiftRow>>> weeks = weeks(known);
        if (weeks.isEmpty() && billed.changed(agreement).stream().anyMatch(one -> one.change() > 0)) {
            trouble.tell(known, bill(known, first(today), Map.of())); // hours that no later week will bring
        }
        weeks.forEach((week, work) -> {
            Map<WorkContract, List<ShiftRow>> done = confirmed(work);
            LocalDate over = week.plusDays(6);
            LocalDate counted = workingDays.plusWorkingDays(over, policies.number("employment.confirm_days", over));
            boolean complete = done.size() == work.size() || !today.isBefore(counted);
            if (over.isBefore(today) && complete && !done.isEmpty()) {
                trouble.tell(known, bill(known, week, done));
            }
        });
    }

    private static Map<WorkContract, List<ShiftRow>> confirmed(Map<WorkContract, List<ShiftRow>> work) {
        Map<WorkContract, List<ShiftRow>> done = new LinkedHashMap<>(work);
        done.keySet().removeIf(contract -> !contract.confirmed());
        return done;
    }

    /** Work without an invoice by the first day of its week, each with its shifts; cancelled work left out. */
    private Map<LocalDate, Map<WorkContract, List<ShiftRow>>> weeks(ShiftAgreement agreement) {
        Map<UUID, List<ShiftRow>> rows =
                billed.unbilled(agreement.id(), time.today().minusDays(LOOK_BACK_DAYS)).stream()
                        .collect(Collectors.groupingBy(
                                row -> Objects.requireNonNull(row.contract()),
                                LinkedHashMap::new,
                                Collectors.toList()));
        Map<UUID, WorkContract> known = contracts.find(rows.keySet());
        Map<LocalDate, Map<WorkContract, List<ShiftRow>>> weeks = new TreeMap<>();
        rows.forEach((id, shifts) -> {
            WorkContract contract = Objects.requireNonNull(known.get(id));
            if (contract.state().binding()) {
                weeks.computeIfAbsent(first(contract.firstDay()), week -> new LinkedHashMap<>())
                        .put(contract, shifts);
            }
        });
        return weeks;
    }

    /** The first day of the week of a day; which day begins a week is a policy, 1 is Monday. */
    private LocalDate first(LocalDate day) {
        int number = Math.floorMod(policies.number("shifts.week_first_day", day) - 1, 7) + 1;
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(number)));
    }

    private Outcome<InvoiceId> bill(ShiftAgreement agreement, LocalDate week, Map<WorkContract, List<ShiftRow>> work) {
        Map<UUID, Map<WorkContract, List<ShiftRow>>> jobs = new LinkedHashMap<>();
        work.forEach(
                (contract, rows) -> jobs.computeIfAbsent(contract.assignment().job(), job -> new LinkedHashMap<>())
                        .put(contract, rows));
        if (jobs.isEmpty()) {
            jobs.put(agreement.job(), Map.of());
        }
        // Each job is a budget of its own, so that work of two orders is not on one invoice.
        List<Outcome<InvoiceId>> made = jobs.entrySet().stream()
                .map(job -> bill(agreement, week, job.getKey(), job.getValue()))
                .toList();
        return made.stream().filter(one -> !one.isDone()).findFirst().orElse(made.getFirst());
    }

    private Outcome<InvoiceId> bill(
            ShiftAgreement agreement, LocalDate week, UUID job, Map<WorkContract, List<ShiftRow>> work) {
        String language = clients.get(agreement.client()).language().getLanguage();
        WeekBill bill = new WeekBill(agreement, language, week, texts);
        Map<String, Map<WorkContract, List<ShiftRow>>> people = new TreeMap<>();
        work.forEach(
                (contract, rows) -> people.computeIfAbsent(rows.getFirst().courier(), courier -> new LinkedHashMap<>())
                        .put(contract, rows));
        people.forEach(bill::person);
        billed.changed(agreement.id()).stream().filter(one -> one.change() > 0).forEach(bill::more);
        bill.allowances(allowances(agreement, work));
        Outcome<InvoiceId> issued = issue(agreement, bill, job, work);
        if (issued instanceof Outcome.Done<InvoiceId>(InvoiceId invoice)) {
            billed.carriedOn(agreement.id());
            billed.insert(agreement.id(), bill.billed(invoice.value()));
        }
        return issued;
    }

    /** Drawn on the order of the job; what that no longer carries, on the one that the agreement follows now. */
    private Outcome<InvoiceId> issue(
            ShiftAgreement agreement, WeekBill bill, UUID job, Map<WorkContract, List<ShiftRow>> work) {
        Order order = job.equals(agreement.id()) ? null : frameworks.ofJob(job).orElse(null);
        Order next = job.equals(agreement.job())
                ? null
                : frameworks.ofJob(agreement.job()).orElse(null);
        List<UUID> sources =
                work.keySet().stream().map(contract -> contract.id().value()).toList();
        Outcome<InvoiceId> issued = invoices.issue(bill.draft(time.today(), job, drawn(order, sources)));
        if (!issued.isDone() && order != null && next != null) {
            issued = invoices.issue(bill.draft(time.today(), job, drawn(next, sources)));
        }
        if (issued.isDone() && order != null) {
            draws.needs(order);
        }
        return issued;
    }

    private static CollectiveInvoices.@Nullable Drawn drawn(@Nullable Order order, List<UUID> sources) {
        return order == null ? null : new CollectiveInvoices.Drawn(order.id(), sources);
    }

    /** Where the framework order of an agreement stands; empty if it draws on none. */
    @Transactional(readOnly = true)
    public Optional<FrameworkOrders.Standing> standing(UUID agreement) {
        ShiftAgreement known = agreements.managed(agreement);
        return known.drawsOnOrder() ? frameworks.ofJob(known.job()).map(frameworks::standing) : Optional.empty();
    }

    /** What the work of each day promises its people for their own equipment. */
    private static Money allowances(ShiftAgreement agreement, Map<WorkContract, List<ShiftRow>> work) {
        return Money.sum(work.values().stream()
                .map(rows -> agreement.promised(
                        rows.stream().map(ShiftRow::equipment).reduce(Equipment.NONE, Equipment::and)))
                .toList());
    }

    /** The agreements that are invoiced by the week. */
    List<UUID> all() {
        return store.withClientRate().stream().map(ShiftAgreement::id).toList();
    }
}
