package coop.ouvrage.sales;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.sales.SaleRequest.State;
import coop.ouvrage.unit.Units;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices that members ask for. With autonomy they leave at once, without it an adviser looks first; what is wrong is said before either.
 */
@Service
public class SaleRequests {

    static final String CHECK = "sales.check";

    private final RequestStore store;
    private final RequestListing listing;
    private final RequestRules rules;
    private final Autonomy autonomy;
    private final ObjectProvider<JointSales> joint;
    private final Invoices invoices;
    private final Units units;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Worklist worklist;
    private final Audit audit;
    private final BusinessTime time;

    SaleRequests(
            RequestStore store,
            RequestListing listing,
            RequestRules rules,
            Autonomy autonomy,
            ObjectProvider<JointSales> joint,
            Invoices invoices,
            Units units,
            Permissions permissions,
            CurrentUser user,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.listing = listing;
        this.rules = rules;
        this.autonomy = autonomy;
        this.joint = joint;
        this.invoices = invoices;
        this.units = units;
        this.permissions = permissions;
        this.user = user;
        this.worklist = worklist;
        this.audit = audit;
        this.time = time;
    }

    /** What would keep a sale from being asked for once; empty for nothing. */
    @Transactional
    public List<Refusal> refusals(UUID unit, Sale sale) {
        permissions.require(Permission.INVOICE_ISSUE, unit);
        return rules.refusals(sale, null);
    }

    /**
     * Asks for an invoice in the name of a unit.
     *
     * @param repeat null for once
     * @return what became of it; refused with everything that would keep it from being issued
     */
    @Transactional
    public Outcome<SaleRequest> ask(UUID unit, Sale sale, @Nullable Repeat repeat) {
        permissions.require(Permission.INVOICE_ISSUE, unit);
        List<UUID> others = sale.units().stream()
                .filter(each -> !permissions.allows(Permission.INVOICE_ISSUE, each))
                .toList();
        List<Refusal> refusals = rules.refusals(sale, repeat);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        SaleRequest request = new SaleRequest(
                TimeOrderedId.next(),
                unit,
                sale,
                others.isEmpty() ? State.WAITING : State.AGREEING,
                user.actor().party(),
                time.today(),
                repeat,
                0,
                null,
                "",
                null);
        store.insert(request);
        audit.changed("sale.asked", "sale-request", request.id(), Map.of("unit", unit));
        if (!others.isEmpty()) {
            joint.getObject().ask(request, others);
            return Outcome.done(request);
        }
        return agreed(request);
    }

    /** All holders of its units want it: it leaves, or an adviser looks at it. */
    Outcome<SaleRequest> agreed(SaleRequest request) {
        if (mayGoAlone(request.sale())) {
            return begin(request);
        }
        store.state(request.id(), State.WAITING, null);
        worklist.open(
                Item.of(Queue.INVOICING, CHECK, "sale-request", request.id(), Role.ADVISER, "/sales/" + request.id())
                        .about(units.get(request.unit()).holder())
                        .with("title", request.sale().title()));
        return Outcome.done(store.find(request.id()).orElseThrow());
    }

    /** Finance needs no check; a holder needs autonomy for every unit on the document. */
    private boolean mayGoAlone(Sale sale) {
        return permissions.allows(Permission.INVOICE_ISSUE) || autonomy.has(sale.units());
    }

    private Outcome<SaleRequest> begin(SaleRequest request) {
        Repeat repeat = request.repeat();
        if (repeat != null) {
            store.state(request.id(), State.RUNNING, repeat.first());
            return Outcome.done(store.find(request.id()).orElseThrow());
        }
        Outcome<InvoiceId> issued = issue(request.sale());
        if (issued instanceof Outcome.Refused<InvoiceId>(List<Refusal> refusals)) {
            return Outcome.refused(refusals);
        }
        store.issued(request.id(), issued.orThrow(), null);
        store.state(request.id(), State.ISSUED, null);
        return Outcome.done(store.find(request.id()).orElseThrow());
    }

    /** The right to invoice was asked for before, of who wants it or of who approves. */
    private Outcome<InvoiceId> issue(Sale sale) {
        return user.asSystem(() -> invoices.issueAll(List.of(sale)).getFirst());
    }

    /** An adviser lets it go. Refused to who asked for it or holds the unit, when it does not wait, and when it cannot be issued any more. */
    @Transactional
    public Outcome<SaleRequest> approve(UUID id) {
        SaleRequest request = store.lock(id).orElseThrow();
        List<Refusal> refusals = deciding(request);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Outcome<SaleRequest> begun = begin(request);
        if (begun.isDone()) {
            answered(request, "", "sale.approved");
        }
        return begun;
    }

    /** An adviser gives it back with what is to be changed. */
    @Transactional
    public Outcome<SaleRequest> giveBack(UUID id, String reason) {
        SaleRequest request = store.lock(id).orElseThrow();
        List<Refusal> refusals = deciding(request);
        if (reason.isBlank()) {
            refusals.add(Refusal.of("sales.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.state(id, State.RETURNED, null);
        answered(request, reason.strip(), "sale.returned");
        return Outcome.done(store.find(id).orElseThrow());
    }

    private List<Refusal> deciding(SaleRequest request) {
        permissions.require(Permission.AUTONOMY_DECIDE, request.unit());
        UUID self = user.actor().party();
        List<Refusal> refusals = new ArrayList<>();
        if (self != null
                && (self.equals(request.askedBy())
                        || request.sale().units().stream()
                                .anyMatch(unit -> self.equals(units.get(unit).holder()))
                        || self.equals(units.get(request.unit()).holder()))) {
            refusals.add(Refusal.of("sales.own_unit"));
        }
        if (request.state() != State.WAITING) {
            refusals.add(Refusal.of("sales.not_waiting"));
        }
        return refusals;
    }

    private void answered(SaleRequest request, String answer, String act) {
        store.answered(request.id(), answer, user.actor().party(), time.today());
        worklist.close(CHECK, request.id(), act);
        audit.changed(act, "sale-request", request.id(), Map.of("unit", request.unit()));
    }

    /** The holder does not want it any more: a request is dropped, a schedule stops. What was issued stays. */
    @Transactional
    public Outcome<SaleRequest> stop(UUID id) {
        SaleRequest request = store.lock(id).orElseThrow();
        permissions.require(Permission.INVOICE_ISSUE, request.unit());
        if (!request.isOpen()) {
            return Outcome.refused(Refusal.of("sales.not_open"));
        }
        boolean running = request.state() == State.RUNNING;
        store.state(id, running ? State.STOPPED : State.DROPPED, null);
        worklist.close(CHECK, id, "dropped");
        worklist.close(SaleSchedules.REFUSED, id, "stopped");
        audit.changed(running ? "sale.stopped" : "sale.dropped", "sale-request", id, Map.of("unit", request.unit()));
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** Empty if there is none; a reader of the invoices of one of its units sees it. */
    @Transactional(readOnly = true)
    public Optional<SaleRequest> find(UUID id) {
        Optional<SaleRequest> found = store.find(id);
        found.filter(request -> request.sale().units().stream()
                        .noneMatch(unit -> permissions.allows(Permission.INVOICE_READ, unit)))
                .ifPresent(request -> permissions.require(Permission.INVOICE_READ, request.unit()));
        return found;
    }

    /** Of these units, by search, filter and order. */
    @Transactional(readOnly = true)
    public RequestQuery.Found list(List<UUID> wanted, RequestQuery query) {
        wanted.forEach(unit -> permissions.require(Permission.INVOICE_READ, unit));
        return listing.rows(wanted, query);
    }

    /** The invoices that a schedule made, by the day they were due, latest first. */
    public Map<LocalDate, UUID> runs(SaleRequest request) {
        return store.runs(request.id());
    }
}
