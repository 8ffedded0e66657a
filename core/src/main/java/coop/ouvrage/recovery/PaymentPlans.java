package coop.ouvrage.recovery;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientBankrupt;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.receivables.PaymentReferences;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.DirectDebits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Payment plans: offered by finance, agreed by the client on its page, watched every morning. While one is kept, reminders rest. */
@Service
public class PaymentPlans {

    private static final int MOST_INSTALMENTS = 36;

    private final PlanStore store;
    private final StateStore states;
    private final OpenItems items;
    private final PaymentReferences references;
    private final DirectDebits debits;
    private final RecoveryLog log;
    private final PlanNews news;
    private final Clients clients;
    private final Policies policies;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    PaymentPlans(
            PlanStore store,
            StateStore states,
            OpenItems items,
            PaymentReferences references,
            DirectDebits debits,
            RecoveryLog log,
            PlanNews news,
            Clients clients,
            Policies policies,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.states = states;
        this.items = items;
        this.references = references;
        this.debits = debits;
        this.log = log;
        this.news = news;
        this.clients = clients;
        this.policies = policies;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Offers a plan over open invoices of one client: equal instalments a month apart, the rest of the division on the first.
     *
     * @return refused for invoices that are closed, of another client or entity, under a plan already, or that an announced debit collects;
     *     for a first day before tomorrow; for more instalments than the policy has months; for a bankrupt client
     */
    @Transactional
    public Outcome<UUID> propose(UUID clientId, List<UUID> invoices, int count, LocalDate first) {
        permissions.require(Permission.BANK_MATCH);
        Client client = clients.lock(clientId);
        List<OpenItem> open = invoices.stream()
                .distinct()
                .flatMap(id -> items.find(id).stream())
                .toList();
        List<Refusal> refusals = refusals(client, open, invoices, count, first);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Money base = Money.sum(
                open.stream().map(item -> item.left().plus(item.charged())).toList());
        LocalDate today = time.today();
        PaymentPlan plan = new PaymentPlan(
                TimeOrderedId.next(),
                clientId,
                open.getFirst().entity(),
                PaymentPlan.State.PROPOSED,
                base,
                today,
                today.plusDays(policies.number("recovery.plan_answer_days", today)),
                null,
                null,
                null,
                open.stream().map(OpenItem::invoice).toList(),
                instalments(base, references.give(invoices, count), first),
                base);
        store.insert(plan);
        plan.invoices().forEach(invoice -> {
            states.lock(invoice);
            states.planned(invoice, plan.id());
        });
        news.offered(plan, client);
        audit.changed("recovery.plan_offered", "client", clientId, Map.of("amount", base, "count", count));
        return Outcome.done(plan.id());
    }

    private List<Refusal> refusals(
            Client client, List<OpenItem> open, List<UUID> invoices, int count, LocalDate first) {
        List<Refusal> refusals = new ArrayList<>();
        boolean ofClient = open.stream()
                .allMatch(item ->
                        item.isOpen() && item.client().equals(client.id().value()));
        boolean oneEntity = open.stream().map(OpenItem::entity).distinct().count() == 1;
        if (open.isEmpty() || open.size() < invoices.stream().distinct().count() || !ofClient || !oneEntity) {
            refusals.add(Refusal.of("recovery.plan_invoices"));
        }
        if (open.stream().anyMatch(item -> states.find(item.invoice()).plan() != null)) {
            refusals.add(Refusal.of("recovery.plan_exists"));
        }
        refusals.addAll(debited(open));
        int most = Math.min(MOST_INSTALMENTS, policies.number("recovery.plan_months", time.today()));
        if (count < 2 || count > most) {
            refusals.add(Refusal.of("recovery.plan_count", "most", most));
        }
        if (!first.isAfter(time.today())) {
            refusals.add(Refusal.of("recovery.plan_first_day"));
        }
        if (client.isBankrupt()) {
            refusals.add(Refusal.of("recovery.plan_bankrupt"));
        }
        return refusals;
    }

    /** A debit that was announced would collect what the instalments pay. */
    private List<Refusal> debited(List<OpenItem> open) {
        Set<String> announced = debits.announced(open.stream()
                .flatMap(item -> Optional.ofNullable(item.reference()).stream())
                .toList());
        return open.stream()
                .filter(item -> item.reference() != null && announced.contains(item.reference()))
                .map(item -> Refusal.of("recovery.plan_debited", "number", item.number()))
                .toList();
    }

    private static List<PaymentPlan.Instalment> instalments(Money base, List<String> references, LocalDate first) {
        int count = references.size();
        long each = base.cents() / count;
        List<PaymentPlan.Instalment> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long cents = i == 0 ? base.cents() - each * (count - 1) : each;
            all.add(new PaymentPlan.Instalment(i + 1, first.plusMonths(i), Money.ofCents(cents), references.get(i)));
        }
        return all;
    }

    /** The client agrees; the caller has proved who it is. Agreed again, it stays agreed. */
    @Transactional
    public Outcome<UUID> agree(UUID id, UUID client, String by) {
        PaymentPlan plan = store.lock(id).filter(p -> p.client().equals(client)).orElseThrow();
        if (plan.state() == PaymentPlan.State.AGREED) {
            return Outcome.done(id);
        }
        if (plan.state() != PaymentPlan.State.PROPOSED || time.today().isAfter(plan.validUntil())) {
            return Outcome.refused(Refusal.of("recovery.plan_over"));
        }
        if (by.isBlank()) {
            return Outcome.refused(Refusal.of("recovery.name_missing"));
        }
        store.agreed(id, time.today(), by.strip());
        log.note(
                plan.invoices(),
                RecoveryEvent.Kind.PLAN_MADE,
                0,
                plan.instalments().getLast().dueOn(),
                "");
        audit.changed("recovery.plan_agreed", "client", client, Map.of());
        return Outcome.done(id);
    }

    /** Looks at every running plan: kept, broken, or not agreed in time. */
    @Transactional
    public int watch(LocalDate today) {
        int changed = 0;
        int grace = policies.number("recovery.plan_grace_days", today);
        for (PaymentPlan plan : store.running()) {
            if (!plan.left().isPositive()) {
                end(plan, PaymentPlan.State.KEPT, RecoveryEvent.Kind.PLAN_KEPT, "");
            } else if (plan.state() == PaymentPlan.State.PROPOSED && today.isAfter(plan.validUntil())) {
                end(plan, PaymentPlan.State.ENDED, RecoveryEvent.Kind.PLAN_ENDED, "");
            } else if (plan.state() == PaymentPlan.State.AGREED
                    && plan.paid().compareTo(plan.dueBefore(today.minusDays(grace))) < 0) {
                end(plan, PaymentPlan.State.BROKEN, RecoveryEvent.Kind.PLAN_BROKEN, "");
                news.broken(plan, clients.get(plan.client()));
            } else {
                continue;
            }
            changed++;
        }
        return changed;
    }

    /** Plans stop by law when their client is bankrupt. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void failed(ClientBankrupt event) {
        store.ofClient(event.client().value()).stream()
                .filter(PaymentPlan::runs)
                .forEach(plan -> end(plan, PaymentPlan.State.ENDED, RecoveryEvent.Kind.PLAN_ENDED, "bankrupt"));
    }

    private void end(PaymentPlan plan, PaymentPlan.State state, RecoveryEvent.Kind kind, String reason) {
        store.ended(plan.id(), state, time.today(), reason);
        plan.invoices().forEach(invoice -> states.planned(invoice, null));
        log.note(plan.invoices(), kind, 0, null, "");
    }

    public Optional<PaymentPlan> find(UUID id) {
        return store.find(id);
    }

    /** Plans of a client, the newest first, for a caller who knows that the reader may see them. */
    public List<PaymentPlan> of(UUID client) {
        return store.ofClient(client);
    }
}
